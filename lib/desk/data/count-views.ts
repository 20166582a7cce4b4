import 'server-only';
import { Parameters } from '@/lib/cases/data/case-query';
import type { Shape } from '@/lib/cases/data/case-shapes';
import { statementFor } from '@/lib/cases/data/case-statement';
import { COUNT_CAP } from '@/lib/cases/data/count-queue-views';
import { stretchOfQueue } from '@/lib/cases/data/list-queue';
import type { QueueFilters } from '@/lib/cases/schema/queue';
import type { Actor } from '@/lib/platform/actor';
import { pool } from '@/lib/platform/db';
import type { Region } from '@/lib/service-levels/types';
import { assertOnDesk } from '../policy';

/** The columns that an order may read; the rows themselves are only counted. */
const counted: Shape = {
  columns: 'number, next_deadline',
  wrap: (inner) => `SELECT count(*)::int FROM (${inner}) capped`,
};

/** All views in one statement; exported for the test of its plan. */
export function countStatement(
  actor: Actor,
  views: readonly { filters: QueueFilters }[],
  now: Date,
  openRegions: readonly Region[],
): { text: string; values: unknown[] } {
  const parameters = new Parameters();
  const counts = views.map(({ filters: { sort: _, ...query } }, index) => {
    const read = { actor, query, now, from: null, openRegions };
    const { text } = statementFor(read, stretchOfQueue(query), COUNT_CAP, counted, parameters);
    return `(${text}) AS "${index}"`;
  });
  return { text: `SELECT ${counts.join(', ')}`, values: parameters.values };
}

/** How many cases each view shows its reader, counted to the cap, whatever its order. @throws Forbidden for customers */
export async function countViews<View extends { filters: QueueFilters }>(
  actor: Actor,
  views: readonly View[],
  now: Date,
  openRegions: readonly Region[],
): Promise<(View & { count: number; capped: boolean })[]> {
  assertOnDesk(actor);
  if (views.length === 0) return [];
  const { rows } = await pool.query<Record<string, number>>(countStatement(actor, views, now, openRegions));
  return views.map((view, index) => {
    const count = rows[0]?.[index] ?? 0;
    return { ...view, count, capped: count >= COUNT_CAP };
  });
}
