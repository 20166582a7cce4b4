import { CsvError, parse } from 'csv-parse/browser/esm/sync';
import { stringify } from 'csv-stringify/browser/esm/sync';

/** Lines and cells of a CSV text, either way. Pure; loaded with the CSV panel only. */

export type Line = {
  /** Where it begins in the text, from 1. */
  line: number;
  cells: string[];
};
export type Table = { ok: true; lines: Line[] } | { ok: false; problem: string };

const DELIMITERS = [',', ';', '\t'] as const;
const FORMULA = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** A cell that a spreadsheet would calculate is written with an apostrophe before it, and read back without. */
const guarded = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
const unguarded = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** The separator that the first line has most of, outside quotes; a line of "sep=;" says it. */
function delimiterOf(text: string): { delimiter: string; from: number } {
  const said = /^\ufeff?sep=(.)\r?\n/i.exec(text);
  if (said?.[1]) return { delimiter: said[1], from: said[0].length };
  const first = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0].replaceAll(/"(?:[^"]|"")*"/g, '') ?? '';
  const counts = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return { delimiter: DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',', from: 0 };
}

type Read = { record: string[]; info: { lines: number } };

/** Reads commas, semicolons or tabs, quotes, any line ends and a byte order mark. Empty lines are left out. */
export function readTable(text: string): Table {
  const { delimiter, from } = delimiterOf(text);
  try {
    const found = parse(text.slice(from), {
      delimiter,
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as Read[];
    const lines = found.map(({ record, info }) => ({
      line: info.lines - newlinesIn(record) + (from > 0 ? 1 : 0),
      cells: record.map((cell) => unguarded(cell.trim())),
    }));
    return { ok: true, lines };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const where = typeof error.lines === 'number' ? ` near line ${error.lines}` : '';
    return {
      ok: false,
      problem: `A quotation mark${where} has no other half. Correct it and choose the file again.`,
    };
  }
}

const newlinesIn = (record: readonly string[]) =>
  record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);

/** CSV that spreadsheets open without asking and never calculate (formulas are text). */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  stringify(
    rows.map((row) => row.map(guarded)),
    { bom: true, record_delimiter: 'windows', quoted_match: /[;\t]|^\s|\s$/ },
  );
