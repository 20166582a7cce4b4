import 'server-only';
import { type Actor, requireRole } from '@/lib/platform/actor';
import { KeptReads } from '@/lib/platform/kept-reads';
import type { Region } from '@/lib/service-levels/types';
import { isOpen } from '../rules/status';
import type { QueueFilters } from '../schema/queue';
import type { CasePage, CaseRow } from '../types';
import { cursorAfter, cursorAfterRow, positionInSort, positionOf, type Stretch } from './case-query';
import { asRows } from './case-shapes';
import { readRows } from './list-cases';

export const QUEUE_ROWS = 50;

/** Pages of rows, each some 30 KB. */
const kept = new KeptReads<CasePage>(100);

type Asked = QueueFilters & { cursor?: string | undefined; openRegions?: readonly Region[] | undefined };

/** The stretch a queue is read from: what is open, unless a status that is over is asked for. */
export const stretchOfQueue = ({ status }: QueueFilters): Stretch =>
  status !== undefined && !isOpen(status) ? 'over' : 'open';

/**
 * A page of the desk's queue: open cases by next deadline or by the column asked for, unless a status asks for what is
 * over, which has one order: latest first.
 * @param snapshot of this request: a page that was read in an equal one is not read again
 * @throws Forbidden for customers, Invalid for a cursor that is not one of ours
 */
export async function listQueue(actor: Actor, asked: Asked, now: Date, snapshot?: string): Promise<CasePage> {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  // What is due or quiet depends on the moment, too, and what is searched for hardly comes again.
  const { q, target, quiet, assignee } = asked;
  const isRecurring = [q, target, quiet].every((value) => value === undefined);
  const me = assignee === 'me' ? actor.userId : null;
  const key = isRecurring ? JSON.stringify([me, asked]) : '';
  return kept.read(key, isRecurring ? snapshot : undefined, () => readQueue(actor, asked, now));
}

async function readQueue(
  actor: Actor,
  { cursor, openRegions, sort, ...query }: Asked,
  now: Date,
): Promise<CasePage> {
  const stretch = stretchOfQueue(query);
  const sorted = stretch === 'open' && sort !== undefined && sort !== 'due' ? sort : undefined;
  const from = sorted ? positionInSort(cursor, sorted) : positionOf(cursor, 'next_deadline');
  if (from && from.stretch !== stretch) return readQueue(actor, { openRegions, sort, ...query }, now);
  const read = { actor, query, now, from, openRegions, sort: sorted };
  const found = await readRows<CaseRow>(read, stretch, QUEUE_ROWS + 1, asRows);
  const last = found.length > QUEUE_ROWS ? found[QUEUE_ROWS - 1] : undefined;
  const after = (row: CaseRow) => (sorted ? cursorAfterRow(sorted, row) : cursorAfter(stretch, row));
  return { rows: found.slice(0, QUEUE_ROWS), nextCursor: last ? after(last) : null };
}
