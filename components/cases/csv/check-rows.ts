import { fieldsOf, type RequestForm, type RowValues } from '@/components/cases/forms/definition';
import { checkRow, type FieldErrors } from '@/components/cases/request/check-request';
import { type Directory, nameOf } from '@/components/cases/request/people';
import { copiedFrom } from '@/components/cases/request/set-up';
import { type Cells, readRow } from './read-row';

/** One line of a file, by field name. */
export type CsvRow = { line: number; cells: Cells };
/** `own` is what is wrong with the row by itself, `errors` also what is wrong beside others. */
export type CheckedRow = CsvRow & { values: RowValues; own: FieldErrors; errors: FieldErrors };

export type CheckContext = {
  form: RequestForm;
  directory: Directory;
  /** False when the directory is closed or longer than what the page knows: then only the server can tell. */
  knowsEverybody: boolean;
  /** Addresses that the request names already. */
  present: ReadonlySet<string>;
};

const emailOf = (values: RowValues) => (values.email ?? '').trim().toLowerCase();

/** People a row names that this account does not have, or who can't take anything over. */
function peopleErrors({ form, directory, knowsEverybody }: CheckContext, values: RowValues): FieldErrors {
  const errors: Record<string, string> = {};
  for (const { name, kind } of fieldsOf(form)) {
    const address = kind === 'person' ? (values[name] ?? '').trim().toLowerCase() : '';
    if (address === '') continue;
    const person = directory.known.get(address);
    if (!person) {
      if (knowsEverybody) errors[name] = 'This account’s directory has no such user.';
    } else if (name === 'email' && !directory.subjects.includes(person))
      errors[name] = 'This user does not have this product.';
    else if (name !== 'email' && name !== 'sameSetUpAs' && person.deactivated)
      errors[name] = 'Choose somebody who stays.';
  }
  return errors;
}

/** A row with what the same set-up brings, and everything that is wrong with it by itself. */
export function checkCsvRow(context: CheckContext, row: CsvRow): CheckedRow {
  const { form, directory } = context;
  const read = readRow(form, row.cells, directory.heirs);
  const model = directory.known.get((read.values.sameSetUpAs ?? '').toLowerCase());
  const copied = model && copiedFrom(form, read.values, [], model);
  const values = { ...read.values, ...copied?.values };
  const own = { ...peopleErrors(context, values), ...checkRow(form, values), ...read.errors };
  return { ...row, values, own, errors: own };
}

/** What only shows when rows are looked at together: an address twice, or one that is taken. */
export function withErrorsTogether(context: CheckContext, rows: readonly CheckedRow[]): CheckedRow[] {
  const { form, directory, present } = context;
  const lineOf = new Map<string, number>();
  const problem = ({ line, values }: CheckedRow): string | null => {
    const email = emailOf(values);
    if (email === '') return null;
    const earlier = lineOf.get(email);
    if (earlier !== undefined) return `Line ${earlier} has the same address.`;
    lineOf.set(email, line);
    if (present.has(email)) return 'The request names this address already.';
    const owner = form.request === 'NEW_USER' ? directory.known.get(email) : undefined;
    return owner ? `${nameOf(owner)} has this address already.` : null;
  };
  return rows.map((row) => {
    const email = problem(row);
    return { ...row, errors: email === null ? row.own : { email, ...row.own } };
  });
}

const AT_ONCE = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Checks all rows, some at a time, so that the page stays alive. `onProgress` hears how many are done. */
export async function checkAll(
  context: CheckContext,
  rows: readonly CsvRow[],
  onProgress: (done: number) => void,
): Promise<CheckedRow[]> {
  const checked: CheckedRow[] = [];
  for (let start = 0; start < rows.length; start += AT_ONCE) {
    for (const row of rows.slice(start, start + AT_ONCE)) checked.push(checkCsvRow(context, row));
    onProgress(checked.length);
    await pause();
  }
  return checked;
}

export const hasErrors = ({ errors }: { errors: FieldErrors }): boolean => Object.keys(errors).length > 0;
