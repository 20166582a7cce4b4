import {
  type FieldDefinition,
  fieldsOf,
  type RequestForm,
  type RowValues,
} from '@/components/cases/forms/definition';

/** Cells from a spreadsheet: rows by lines, columns by tabs; quoted cells may hold both. */
export function parseCells(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(
    /(?:"((?:[^"]|"")*)"|([^\t\n\r]*))(\t|\r?\n|\r|$)/g,
  )) {
    const cell = quoted === undefined ? plain : quoted.replaceAll('""', '"');
    rows.at(-1)?.push(cell.trim());
    if (end === '') break;
    if (end !== '\t') rows.push([]);
  }
  while (rows.length > 0 && rows.at(-1)?.every((cell) => cell === '')) rows.pop();
  return rows;
}

export const isTable = (text: string): boolean => /[\t\n\r]/.test(text.trimEnd());

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "2026-12-01", "1 Dec 2026", "Dec 1, 2026". Null for anything that could be read two ways, like 01/12/2026. */
export function readDate(text: string): string | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const found =
    /^(?<day>\d{1,2})[ .-]*(?<month>[A-Za-z]{3,9})[ ,.-]*(?<year>\d{4})$/.exec(text) ??
    /^(?<month>[A-Za-z]{3,9})[ .]*(?<day>\d{1,2})[ ,.]+(?<year>\d{4})$/.exec(text);
  const { day, month, year } = found?.groups ?? {};
  const index = months.indexOf((month ?? '').slice(0, 3).toLowerCase());
  if (!day || !year || index < 0) return null;
  return `${year}-${String(index + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function readChoice(field: FieldDefinition, text: string): string | null {
  const wanted = text.toLowerCase().replaceAll('_', ' ');
  const exact = field.options?.find(
    ({ value, label }) =>
      label.toLowerCase() === wanted || value.toLowerCase().replaceAll('_', ' ') === wanted,
  );
  return exact?.value ?? null;
}

/** A pasted cell as the field keeps it; null when it can't be read. */
export function readCell(field: FieldDefinition, text: string): string | null {
  if (text === '') return '';
  if (field.kind === 'date') return readDate(text);
  if (field.kind === 'choice') return readChoice(field, text);
  return text;
}

export type Unread = { row: number; label: string; text: string; isDate: boolean };
export type Pasted = { rows: Record<string, string>[]; unread: Unread[] };

/** The column order: a first line of labels decides; without one, the fields from the pasted cell on, left to right. */
function columnsFor(
  form: RequestForm,
  from: string,
  cells: string[][],
): { fields: (FieldDefinition | null)[]; head: boolean } {
  const all = fieldsOf(form);
  const named = (cells[0] ?? []).map((cell) => {
    const word = cell.toLowerCase();
    return all.find(({ label, name }) => label.toLowerCase() === word || name.toLowerCase() === word) ?? null;
  });
  if (named.filter(Boolean).length >= 2) return { fields: named, head: true };
  const start = all.findIndex(({ name }) => name === from);
  // Columns that only appear on an answer are no columns of a plain list; a heading line can still name them.
  const plain = all.slice(Math.max(0, start)).filter((field) => !field.when || field.name === from);
  return { fields: plain, head: false };
}

/** What a paste into `from` means: values for this row and the following ones. Row numbers in `unread` start at 0. */
export function readPaste(form: RequestForm, from: string, text: string): Pasted {
  const cells = parseCells(text);
  const { fields, head } = columnsFor(form, from, cells);
  const unread: Unread[] = [];
  const rows = (head ? cells.slice(1) : cells).map((line, row) => {
    const values: Record<string, string> = {};
    line.forEach((cell, column) => {
      const field = fields[column];
      if (!field) return;
      const value = readCell(field, cell);
      if (value === null) unread.push({ row, label: field.label, text: cell, isDate: field.kind === 'date' });
      else values[field.name] = value;
    });
    return values;
  });
  return { rows, unread };
}

/** Pasted values over a row's own: empty cells leave what is there. */
export function withPasted(values: RowValues, pasted: Record<string, string>): RowValues {
  const filled = Object.entries(pasted).filter(([, value]) => value !== '');
  return { ...values, ...Object.fromEntries(filled) };
}
