import 'server-only';
import { stringify } from 'csv-stringify/sync';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { listEntries } from './data/list-entries';
import { getSealStatus } from './data/seals';
import { assertMayReadAudit } from './policy';
import { FILE_HEAD, fileRow } from './rules/file';
import { filtersOf } from './rules/filters';
import { auditQuery } from './schema';
import type { AuditEntry } from './types';

const PAGE = 50;
const FILE_PAGE = 1000;

const cursorOf = ({ at, id }: AuditEntry): string => `${at.getTime()}_${id}`;

/** A page of the record that the address asks for. @throws Forbidden */
export async function loadAudit(person: Person, address: Record<string, unknown>) {
  assertMayReadAudit(person);
  const query = auditQuery.parse(address);
  const [rows, seals] = await Promise.all([
    listEntries(filtersOf(query, person.timeZone), PAGE + 1),
    getSealStatus(),
  ]);
  const entries = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? entries.at(-1) : undefined;
  return { now: systemClock.now(), query, seals, entries, nextCursor: last ? cursorOf(last) : null };
}

/** All that the address asks for as CSV, from its first page on, a part at a time. @throws Forbidden */
export function loadAuditFile(person: Person, address: Record<string, unknown>): AsyncGenerator<string> {
  assertMayReadAudit(person);
  return partsOf(filtersOf({ ...auditQuery.parse(address), cursor: undefined }, person.timeZone));
}

// What a spreadsheet could take for a formula is marked as text.
const csv = (rows: readonly (readonly string[])[]) =>
  stringify(rows as string[][], { escape_formulas: true });

async function* partsOf(filters: ReturnType<typeof filtersOf>): AsyncGenerator<string> {
  yield `\uFEFF${csv([FILE_HEAD])}`;
  let after = filters.after;
  for (;;) {
    const entries = await listEntries({ ...filters, after }, FILE_PAGE);
    if (entries.length > 0) yield csv(entries.map(fileRow));
    after = entries.at(-1);
    if (entries.length < FILE_PAGE) return;
  }
}
