import 'server-only';
import { CsvError, parse } from 'csv-parse/sync';
import { accountNumberIn, defaultZoneOf } from '@/lib/accounts/rules';
import { Invalid } from '@/lib/platform/errors';
import { instantsOf } from '@/lib/upgrades/rules/wall-time';
import { atNight } from '../rules/night';
import { MOST_ACCOUNTS } from '../schema';
import type { PlanConflict, PlanRow, WaveTerms } from '../types';

const WALL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

type Line = { record: string[]; info: { lines: number } };
export type CsvRows = { rows: PlanRow[]; conflicts: PlanConflict[] };

const badLine = (line: number, column: string | null, message: string): PlanConflict => ({
  accountNumber: null,
  name: null,
  line,
  column,
  code: 'bad_line',
  message,
});

/** "23:30" of the wave's night, "2026-12-01 23:30" on the region's clock, or an instant with its zone. */
function startIn(text: string, wave: WaveTerms): Date | null {
  if (/^([01]\d|2[0-3]):[0-5]\d$/.test(text)) return atNight(wave, text);
  const [, date, time] = WALL.exec(text) ?? [];
  if (date && time) return instantsOf(date, time, defaultZoneOf(wave.region))[0] ?? null;
  const at = INSTANT.test(text) ? new Date(text) : null;
  return at && Number.isFinite(at.getTime()) ? at : null;
}

function rowFrom({ record, info }: Line, at: { account: number; start: number }, wave: WaveTerms) {
  const start = at.start < 0 ? '' : (record[at.start] ?? '');
  const accountNumber = accountNumberIn(record[at.account] ?? '');
  const startsAt = start === '' ? null : startIn(start, wave);
  return {
    row: { accountNumber: accountNumber ?? 0, startsAt, line: info.lines },
    faults: [
      ...(accountNumber
        ? []
        : [badLine(info.lines, 'account', 'No account number is in the column “account”.')]),
      ...(start === '' || startsAt
        ? []
        : [badLine(info.lines, 'starts_at', 'Write a time of that night, for instance 23:30.')]),
    ],
  };
}

function linesOf(text: string): Line[] {
  return parse(text, {
    bom: true,
    delimiter: [',', ';', '\t'],
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    trim: true,
  }) as unknown as Line[];
}

/**
 * The accounts of a CSV with a heading "account" and perhaps "starts_at", in any order of columns. A line that cannot be
 * read becomes a conflict of its own and does not stop the others. @throws Invalid when it cannot be read at all
 */
export function readCsv(text: string, wave: WaveTerms): CsvRows {
  let lines: Line[];
  try {
    lines = linesOf(text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw Invalid.field(
      'csv',
      `Line ${Number(error.lines)} cannot be read: a quotation mark is open or misplaced.`,
    );
  }
  const [heading, ...body] = lines;
  const names = (heading?.record ?? []).map((name) => name.toLowerCase());
  const at = { account: names.indexOf('account'), start: names.indexOf('starts_at') };
  if (at.account < 0) throw Invalid.field('csv', 'The first line must name a column “account”.');
  if (body.length === 0) throw Invalid.field('csv', 'There is no line below the heading.');
  if (body.length > MOST_ACCOUNTS)
    throw Invalid.field('csv', `There are ${body.length} lines; a plan takes ${MOST_ACCOUNTS}.`);
  const read = body.map((one) => rowFrom(one, at, wave));
  return {
    rows: read.flatMap(({ row, faults }) => (faults.length === 0 ? [row] : [])),
    conflicts: read.flatMap(({ faults }) => faults),
  };
}
