import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { defaultPolicy } from './rules/default-policy';
import { buildServiceLevels, type ServiceLevels } from './rules/engine';
import type { ClosedDayException, Policy } from './types';

type Row = { version: number; effectiveFrom: Date; policy: unknown };

const kept = new Map<string, ServiceLevels>();
const KEPT_AT_MOST = 20;

/** The engine of this policy with these exceptions; its calendars cost time to build, so the last few stay. */
function engineFor(policy: Policy, closedDays: readonly ClosedDayException[]): ServiceLevels {
  const key = JSON.stringify([policy, closedDays]);
  const known = kept.get(key);
  if (known) return known;
  if (kept.size >= KEPT_AT_MOST) kept.clear();
  const fresh = buildServiceLevels({ policy, closedDays });
  kept.set(key, fresh);
  return fresh;
}

/** The policy that applies to cases received at this instant, with the closed days as they stand now. */
export function getServiceLevelsAt(at: Date, tx: Pick<Tx, '$queryRaw'> = db): Promise<ServiceLevels> {
  return engineOf(at, Prisma.sql`closed_days`, tx);
}

/** The same with the closed days as they stood at `knownAt` (UTC), when a deadline was calculated. */
export function getServiceLevelsKnownAt(at: Date, knownAt: Date): Promise<ServiceLevels> {
  const latest = Prisma.sql`
    SELECT DISTINCT ON (region, date) region, date, closed, name FROM closed_day_changes
    WHERE at <= ${knownAt} ORDER BY region, date, at DESC, id DESC`;
  return engineOf(at, Prisma.sql`(SELECT * FROM (${latest}) latest WHERE closed IS NOT NULL)`, db);
}

async function engineOf(at: Date, closedDays: Prisma.Sql, tx: Pick<Tx, '$queryRaw'>) {
  const [found] = await tx.$queryRaw<{ policy: Row | null; closedDays: ClosedDayException[] | null }[]>`
    SELECT
      (SELECT json_build_object('version', version, 'effectiveFrom', effective_from, 'policy', policy)
       FROM slt_policies WHERE effective_from <= ${at} ORDER BY effective_from DESC, version DESC LIMIT 1) AS policy,
      (SELECT json_agg(json_build_object('region', region, 'date', date,
          'state', CASE WHEN closed THEN 'CLOSED' ELSE 'OPEN' END, 'name', name) ORDER BY region, date)
       FROM ${closedDays} AS days) AS "closedDays"`;
  const row = found?.policy;
  if (!row) return engineFor(defaultPolicy, found?.closedDays ?? []);
  const effectiveFrom = new Date(row.effectiveFrom).toISOString();
  const policy = { ...(row.policy as Policy), version: row.version, effectiveFrom };
  return engineFor(policy, found?.closedDays ?? []);
}
