import type { z } from 'zod';
import { importedAccount, importedDirectoryUser, importedPerson } from '@/lib/accounts/schema';
import type { ImportKind, ReadRow, RowError } from '../types';
import type { Column, Layout } from './columns';

const LONGEST_SHOWN = 200;

const schemas = {
  ACCOUNTS: importedAccount,
  PEOPLE: importedPerson,
  DIRECTORY: importedDirectoryUser,
} satisfies Record<ImportKind, z.ZodType>;

const YES_NO = new Map([
  ...['yes', 'y', 'true', '1'].map((word) => [word, true] as const),
  ...['no', 'n', 'false', '0'].map((word) => [word, false] as const),
]);

/** "Premium Plus", "premium+" and "PREMIUM_PLUS" are the same choice. */
const choice = (text: string) =>
  text
    .trim()
    .toUpperCase()
    .replaceAll('+', ' PLUS')
    .replaceAll(/[\s_-]+/g, '_')
    .replace(/^8X8_/, '');

const listed = (text: string) =>
  text
    .split(/[|;,]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Digits only, as people write account numbers; anything else stays text, which the schema refuses. */
const numberIn = (text: string): number | string => (/^\d{1,10}$/.test(text) ? Number(text) : text);

/** The value a cell means; what makes no sense stays as it is, for the schema to refuse. */
function meaningOf({ format }: Column, cell: string): unknown {
  // A report of ours marks what a spreadsheet could take for a formula; the mark goes when the file comes back.
  const text = cell.trim().replace(/^'(?=[=+\-@\t\r])/, '');
  if (text === '') return undefined;
  if (format === 'number') return numberIn(text);
  if (format === 'yes-no') return YES_NO.get(text.toLowerCase()) ?? text;
  if (format === 'choice') return choice(text);
  if (format === 'choices') return listed(text).map(choice);
  if (format === 'numbers') return [...new Set(text.split(/[|;,\s]+/).filter(Boolean))].map(numberIn);
  return text;
}

const word = (value: unknown) => {
  const text = String(value).toLowerCase().replaceAll('_', ' ');
  return /^(us|apac|x\d)$/.test(text) ? text.toUpperCase() : text.charAt(0).toUpperCase() + text.slice(1);
};

function wordsOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `Use ${issue.values.map(word).join(', ')}.`;
  if (issue.code === 'invalid_type' && issue.expected === 'int') return 'Write a whole number.';
  return issue.message;
}

/** An error about a field, with its column's name and place and the value as the file has it. */
export function errorAt(
  { columns }: Layout,
  header: readonly string[],
  cells: readonly string[],
  field: string,
  message: string,
): RowError {
  const at = columns.findIndex((column) => column?.field === field);
  return {
    column: header[at] ?? '',
    position: at + 1,
    value: (cells[at] ?? '').slice(0, LONGEST_SHOWN),
    message,
  };
}

/** What makes a row one of its kind: number, address, or account and address. */
function keyOf(kind: ImportKind, data: { number?: number; accountNumber?: number; email?: string }): string {
  if (kind === 'ACCOUNTS') return String(data.number);
  return kind === 'PEOPLE' ? String(data.email) : `${data.accountNumber} ${data.email}`;
}

type Line = { line: number; cells: string[] };

/** Reads one line by itself: its values by the schema of their kind, or everything that is wrong with them. */
export function readRow(kind: ImportKind, layout: Layout, header: readonly string[], row: Line): ReadRow {
  const { line, cells } = row;
  // What lies beyond the header has no column to be shown in; a line of commas would be a hundred thousand cells.
  const kept = cells.slice(0, header.length);
  const refuse = (errors: RowError[]): ReadRow => ({ line, cells: kept, key: null, data: null, errors });
  if (cells.length > header.length) {
    const message = `The line has ${cells.length} values, line 1 has ${header.length} columns. Put values that hold the separator in quotes.`;
    return refuse([{ column: '', position: 0, value: '', message }]);
  }
  const given: Record<string, unknown> = {};
  for (const [index, column] of layout.columns.entries()) {
    const value = column ? meaningOf(column, cells[index] ?? '') : undefined;
    if (column && value !== undefined) given[column.field] = value;
  }
  const missing = layout.columns.filter((column) => column?.required && given[column.field] === undefined);
  const parsed = schemas[kind].safeParse(given);
  if (parsed.success) return { line, cells, key: keyOf(kind, parsed.data), data: parsed.data, errors: [] };
  const at = (field: string, message: string) => errorAt(layout, header, cells, field, message);
  const errors = parsed.error.issues
    .filter(({ path }) => !missing.some((column) => column?.field === path[0]))
    .map((issue) => at(String(issue.path[0] ?? ''), wordsOf(issue)));
  return refuse([
    ...missing.map((column) => at(column?.field ?? '', 'Fill this in.')),
    ...new Map(errors.map((error) => [`${error.position} ${error.message}`, error])).values(),
  ]);
}
