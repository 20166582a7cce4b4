import { fieldsOf, type RequestForm, type RowValues } from '@/components/cases/forms/definition';
import { readPaste, type Unread, withPasted } from './paste';
import type { PickablePerson } from './people';
import { type Copied, copiedFrom, withoutCopied } from './set-up';
import { blankValues, isBlank } from './values';

/** The rows of a request while it is being written: one user each. Pure; the form keeps it in a reducer. */

export const MAX_ROWS = 500;

export type Row = {
  /** Stays with the row while others come and go; part of the ids of its controls. */
  key: string;
  values: RowValues;
  /** Fields the person has left at least once: only these show errors before sending. */
  touched: readonly string[];
  open: boolean;
  /** What the same set-up brought; can be undone. */
  copied?: Copied | null;
};

/** What pasting brought; `unread`: something was left out. */
export type Notice = { text: string; unread: boolean };
export type RowsState = { rows: readonly Row[]; made: number; notice: Notice | null };

export type RowsAction =
  | { type: 'set'; key: string; name: string; value: string }
  | { type: 'model'; key: string; name: string; value: string; person: PickablePerson | undefined }
  | { type: 'uncopy'; key: string }
  | { type: 'drop'; key: string; name: string }
  | { type: 'touch'; key: string; name: string }
  | { type: 'add'; emails?: readonly string[] }
  | { type: 'import'; values: readonly RowValues[] }
  | { type: 'remove'; key: string }
  | { type: 'paste'; key: string; name: string; text: string }
  | { type: 'fill'; name: string }
  | { type: 'open'; keys: readonly string[]; open: boolean }
  | { type: 'restore'; values: readonly RowValues[] };

const newRow = (form: RequestForm, made: number, values?: RowValues): Row => ({
  key: `u${made}`,
  values: { ...blankValues(form), ...values },
  touched: [],
  open: false,
});

export function startRows(form: RequestForm): RowsState {
  return { rows: [{ ...newRow(form, 1), open: true }], made: 1, notice: null };
}

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

function pasteNotice(count: number, left: number, unread: readonly Unread[], firstRow: number): Notice {
  const rest = left > 0 ? ` ${counted(left, 'row')} left out: at most ${MAX_ROWS} users in one request.` : '';
  if (unread.length === 0) return { text: `${counted(count, 'row')} pasted.${rest}`, unread: left > 0 };
  const where = unread
    .slice(0, 5)
    .map(
      ({ row, label, text }) => `user ${firstRow + row + 1}, ${label.toLowerCase()}: “${text.slice(0, 40)}”`,
    );
  const more = unread.length > 5 ? ` and ${unread.length - 5} more` : '';
  const dates = unread.some(({ isDate }) => isDate) ? ' Dates read like 2026-12-01 or 1 Dec 2026.' : '';
  return {
    text: `${counted(count, 'row')} pasted.${rest} Not understood, left as it was: ${where.join('; ')}${more}.${dates}`,
    unread: true,
  };
}

function paste(
  form: RequestForm,
  state: RowsState,
  action: { key: string; name: string; text: string },
): RowsState {
  const start = Math.max(
    0,
    state.rows.findIndex(({ key }) => key === action.key),
  );
  const { rows: pasted, unread } = readPaste(form, action.name, action.text);
  const fitting = pasted.slice(0, MAX_ROWS - start);
  let made = state.made;
  const rows = [...state.rows];
  fitting.forEach((values, index) => {
    const present = rows[start + index];
    if (present) {
      const touched = [...new Set([...present.touched, ...Object.keys(values)])];
      rows[start + index] = {
        ...present,
        touched,
        values: withPasted(present.values, values),
        open: pasted.length === 1 && present.open,
      };
    } else {
      made += 1;
      const row = newRow(form, made);
      rows.push({ ...row, touched: Object.keys(values), values: withPasted(row.values, values) });
    }
  });
  return { rows, made, notice: pasteNotice(fitting.length, pasted.length - fitting.length, unread, start) };
}

/** New rows at the end; a list of emails first takes the rows nobody has touched. */
function add(form: RequestForm, state: RowsState, emails: readonly string[]): RowsState {
  const kept = emails.length > 0 ? state.rows.filter((row) => !isBlank(form, row.values)) : [...state.rows];
  const room = MAX_ROWS - kept.length;
  const wanted: (RowValues | undefined)[] =
    emails.length > 0 ? emails.map((email) => ({ email })) : [undefined];
  const rows = wanted.slice(0, room).map((values, index) => newRow(form, state.made + index + 1, values));
  const open = rows.length === 1 && kept.every((row) => row.open);
  return {
    rows: [...kept, ...rows.map((row) => ({ ...row, open }))],
    made: state.made + rows.length,
    notice: null,
  };
}

/** Rows of a file, at the end; rows nobody has touched give way. */
function importRows(form: RequestForm, state: RowsState, values: readonly RowValues[]): RowsState {
  const kept = state.rows.filter((row) => !isBlank(form, row.values));
  const fitting = values.slice(0, MAX_ROWS - kept.length);
  const rows = fitting.map((each, index) => newRow(form, state.made + index + 1, each));
  return { rows: [...kept, ...rows], made: state.made + rows.length, notice: null };
}

function fill(form: RequestForm, state: RowsState, name: string): RowsState {
  const value = state.rows[0]?.values[name] ?? '';
  // What hangs on the answer goes along: "Reassign" without its person would leave every row unfinished.
  const along = fieldsOf(form).filter((field) => field.when?.field === name);
  const values = Object.fromEntries(
    along.map((field) => [field.name, state.rows[0]?.values[field.name] ?? '']),
  );
  const rows = state.rows.map((row) => ({ ...row, values: { ...row.values, ...values, [name]: value } }));
  return { ...state, rows, notice: null };
}

const change = (state: RowsState, key: string, edit: (row: Row) => Row): RowsState => ({
  ...state,
  rows: state.rows.map((row) => (row.key === key ? edit(row) : row)),
});

/** Another model takes back what the one before brought, and fills what is empty then. */
function withModel(
  form: RequestForm,
  row: Row,
  { name, value, person }: { name: string; value: string; person: PickablePerson | undefined },
): Row {
  const own = row.copied ? withoutCopied(form, row.values, row.copied) : row.values;
  const copied = person ? copiedFrom(form, own, row.touched, person) : null;
  return { ...row, values: { ...own, ...copied?.values, [name]: value }, copied };
}

export function reduceRows(form: RequestForm, state: RowsState, action: RowsAction): RowsState {
  switch (action.type) {
    case 'set':
      return change(state, action.key, (row) => ({
        ...row,
        values: { ...row.values, [action.name]: action.value },
      }));
    case 'model':
      return change(state, action.key, (row) => withModel(form, row, action));
    case 'uncopy':
      return change(state, action.key, (row) => ({
        ...row,
        values: row.copied ? withoutCopied(form, row.values, row.copied) : row.values,
        copied: null,
      }));
    case 'drop':
      return change(state, action.key, (row) => {
        const { [action.name]: _, ...values } = row.values;
        return { ...row, values };
      });
    case 'touch':
      return change(state, action.key, (row) =>
        row.touched.includes(action.name) ? row : { ...row, touched: [...row.touched, action.name] },
      );
    case 'add':
      return add(form, state, action.emails ?? []);
    case 'import':
      return importRows(form, state, action.values);
    case 'remove':
      return { ...state, rows: state.rows.filter(({ key }) => key !== action.key), notice: null };
    case 'paste':
      return paste(form, state, action);
    case 'fill':
      return fill(form, state, action.name);
    case 'open':
      return {
        ...state,
        rows: state.rows.map((row) => (action.keys.includes(row.key) ? { ...row, open: action.open } : row)),
      };
    case 'restore': {
      const rows = action.values.map((values, index) => newRow(form, state.made + index + 1, values));
      const open = rows.length === 1;
      return { rows: rows.map((row) => ({ ...row, open })), made: state.made + rows.length, notice: null };
    }
  }
}
