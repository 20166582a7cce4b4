import { fieldsOf, type RequestForm } from '@/components/cases/forms/definition';
import { MAX_ROWS } from '@/components/cases/request/rows';
import type { CsvRow } from './check-rows';
import { guessMapping, type Mapping } from './columns';
import { type Line, readTable, writeTable } from './table';
import { exampleCells } from './template';

/** A file that was read: its headings and lines, before anything is known about its columns. */
export type Sheet = { name: string; headings: readonly string[]; lines: readonly Line[] };
export type Opened = { ok: true; sheet: Sheet; mapping: Mapping } | { ok: false; problem: string };

/** Reads a text; the first line is headings when one of them is known. */
export function openSheet(form: RequestForm, name: string, text: string): Opened {
  const table = readTable(text);
  if (!table.ok) return table;
  const [first, ...rest] = table.lines;
  if (!first)
    return { ok: false, problem: 'There is nothing in it. Choose a file with a line for each user.' };
  const guessed = guessMapping(form, first.cells);
  const isHead = guessed.some(Boolean);
  const lines = isHead ? rest : table.lines;
  if (lines.length === 0)
    return {
      ok: false,
      problem: 'It has headings and no users. Add a line for each user below the headings.',
    };
  if (lines.length > MAX_ROWS) return { ok: false, problem: tooMany(lines.length) };
  const width = Math.max(...lines.map(({ cells }) => cells.length), first.cells.length);
  const columns = Array.from({ length: width }, (_, index) => index);
  const headings = columns.map((index) => (isHead && first.cells[index]) || `Column ${index + 1}`);
  return {
    ok: true,
    sheet: { name, headings, lines },
    mapping: columns.map((index) => guessed[index] ?? null),
  };
}

const tooMany = (count: number) =>
  `It has ${count} users, and a request takes at most ${MAX_ROWS}. Split it into files of ${MAX_ROWS} lines and send a request for each.`;

/** The rows as the columns say; the template's example row is not one of them. */
export function rowsOf(form: RequestForm, sheet: Sheet, mapping: Mapping): CsvRow[] {
  const example = Object.entries(exampleCells(form)).filter(([, value]) => value !== '');
  const isExample = ({ cells }: CsvRow) => example.every(([name, value]) => cells[name] === value);
  return sheet.lines
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        mapping.flatMap((name, index) => (name === null ? [] : [[name, cells[index] ?? ''] as const])),
      ),
    }))
    .filter((row) => !isExample(row));
}

/** Rows that did not go ahead, to correct and bring back: the form's headings, and what is wrong in a last column. */
export function remainderCsv(
  form: RequestForm,
  rows: readonly (CsvRow & { errors: Readonly<Record<string, string>> })[],
): string {
  const fields = fieldsOf(form);
  const problems = (errors: Readonly<Record<string, string>>) =>
    fields
      .filter(({ name }) => errors[name])
      .map(({ name, label }) => `${label}: ${errors[name]}`)
      .join(' ');
  return writeTable([
    [...fields.map(({ label }) => label), 'What to correct'],
    ...rows.map(({ cells, errors }) => [...fields.map(({ name }) => cells[name] ?? ''), problems(errors)]),
  ]);
}
