import 'server-only';
import { type Actor, requirePerson, requireRole } from '@/lib/platform/actor';
import { pool } from '@/lib/platform/db';
import { KeptReads } from '@/lib/platform/kept-reads';

/** Counting stops here; a screen says "99+". */
export const COUNT_CAP = 100;

export const QUEUE_VIEWS = ['all', 'unassigned', 'mine', 'overdue', 'at_risk', 'waiting'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

const OPEN = `status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER')`;
const DEADLINE = `coalesce(next_deadline, 'infinity')`;

const CONDITIONS: Record<QueueView, string> = {
  all: OPEN,
  unassigned: `${OPEN} AND assignee_id IS NULL`,
  mine: `${OPEN} AND assignee_id = $1::uuid`,
  overdue: `${OPEN} AND ${DEADLINE} < $2::timestamptz`,
  at_risk: `${OPEN} AND ${DEADLINE} >= $2::timestamptz AND at_risk_at <= $2::timestamptz`,
  waiting: `status = 'WAITING_ON_CUSTOMER'`,
};

// The order makes PostgreSQL walk the index of the view instead of the table, which is mostly what is over.
const order = (view: QueueView) => (view === 'waiting' ? 'number DESC' : `${DEADLINE}, number`);
const countedView = (view: QueueView) => `(SELECT count(*)::int FROM (
  SELECT 1 FROM cases WHERE ${CONDITIONS[view]} ORDER BY ${order(view)} LIMIT ${COUNT_CAP}) capped) AS "${view}"`;

/** Constants only; `$1` is the reader, `$2` now. */
export const TEXT = `SELECT ${QUEUE_VIEWS.map(countedView).join(', ')}`;

type ViewCount = { view: QueueView; count: number; capped: boolean };

/** What is overdue changes by time alone, so counts are kept for a second at most. */
const KEPT_MS = 1_000;
const kept = new KeptReads<ViewCount[]>(500);

/**
 * How many cases each view of the desk holds, counted to the cap.
 * @param snapshot of this request: what was counted in an equal one within the second is not counted again
 * @throws Forbidden for customers
 */
export async function countQueueViews(actor: Actor, now: Date, snapshot?: string): Promise<ViewCount[]> {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  const { userId } = requirePerson(actor);
  const second = Math.floor(now.getTime() / KEPT_MS);
  return kept.read(`${userId} ${second}`, snapshot, () => count(userId, now));
}

async function count(userId: string, now: Date): Promise<ViewCount[]> {
  const values = [userId, now];
  const { rows } = await pool.query<Record<QueueView, number>>({ name: 'queue-views', text: TEXT, values });
  return QUEUE_VIEWS.map((view) => {
    const counted = rows[0]?.[view] ?? 0;
    return { view, count: counted, capped: counted >= COUNT_CAP };
  });
}
