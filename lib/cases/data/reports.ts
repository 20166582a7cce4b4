import 'server-only';
import { type Actor, requireRole } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { PackedDay } from '../rules/report-records';
import {
  BACKLOG_AGES,
  type BacklogAge,
  type ReportBy,
  type ReportRow,
  type Workload,
} from '../rules/report-rows';
import { attainmentBy, recordsOf } from '../rules/report-tally';
import type { Reported } from '../rules/report-weeks';
import { readReportDays } from './report-days';
import { ageAt, openNow } from './report-query';

function assertMayRead(actor: Actor): void {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
}

/**
 * What was received in the weeks of a report, for `recordsOf` and what counts them (`rules/report-tally`): one read,
 * however many charts.
 * @throws Forbidden for customers
 */
export async function getReportDays(actor: Actor, { weeks, now }: Reported): Promise<PackedDay[]> {
  assertMayRead(actor);
  return readReportDays(weeks[0]?.startsAt ?? now, now, now);
}

/** A chart alone. @throws Forbidden for customers */
export async function getAttainment(actor: Actor, by: ReportBy, reported: Reported): Promise<ReportRow[]> {
  return attainmentBy(recordsOf(await getReportDays(actor, reported), reported), by, reported.weeks);
}

/** Open cases by the time since they were received. @throws Forbidden for customers */
export async function getBacklog(
  actor: Actor,
  { filters, now }: Omit<Reported, 'weeks'>,
): Promise<BacklogAge[]> {
  assertMayRead(actor);
  type Row = { age: number; open: number; waiting: number; overdue: number };
  const rows = await db.$queryRaw<Row[]>`
    SELECT ${ageAt(now)} AS age,
      count(*)::int AS open, count(*) FILTER (WHERE status = 'WAITING_ON_CUSTOMER')::int AS waiting,
      count(*) FILTER (WHERE next_deadline < ${now}::timestamptz)::int AS overdue
    FROM cases WHERE ${openNow(filters)} GROUP BY age`;
  return BACKLOG_AGES.map((upTo, index) => {
    const { open = 0, waiting = 0, overdue = 0 } = rows.find(({ age }) => age === index) ?? {};
    return { upTo, open, waiting, overdue };
  });
}

const PEOPLE_SHOWN = 100;

/** What each member of staff has now, beside what they resolved of a report; the most loaded first. @throws Forbidden */
export async function getWorkload(
  actor: Actor,
  resolved: ReadonlyMap<string | null, number>,
  now: Date,
): Promise<Workload[]> {
  assertMayRead(actor);
  type Row = Omit<Workload, 'assignee'> & { id: string | null; name: string | null };
  const rows = await db.$queryRaw<Row[]>`
    WITH counted AS (
      SELECT assignee_id AS id, count(*)::int AS open, count(*) FILTER (WHERE status = 'WAITING_ON_CUSTOMER')::int AS waiting,
        count(*) FILTER (WHERE next_deadline < ${now}::timestamptz)::int AS overdue, 0 AS resolved
      FROM cases WHERE status IN ('NEW', 'OPEN', 'WAITING_ON_CUSTOMER') GROUP BY assignee_id
      UNION ALL
      SELECT id, 0, 0, 0, done FROM unnest(${[...resolved.keys()]}::uuid[], ${[...resolved.values()]}::int[]) r (id, done)
      WHERE done > 0
    ), summed AS (
      SELECT id, sum(open)::int AS open, sum(waiting)::int AS waiting, sum(overdue)::int AS overdue,
        sum(resolved)::int AS resolved FROM counted GROUP BY id
    )
    SELECT b.id::text AS id, u.name, b.open, b.waiting, b.overdue, b.resolved
    FROM summed b LEFT JOIN users u ON u.id = b.id
    ORDER BY b.id IS NULL DESC, b.open DESC, b.resolved DESC, u.name LIMIT ${PEOPLE_SHOWN}`;
  return rows.map(({ id, name, ...row }) => ({
    ...row,
    assignee: id === null ? null : { id, name: name ?? '' },
  }));
}
