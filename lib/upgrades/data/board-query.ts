import 'server-only';
import { containing } from '@/lib/accounts/rules';
import type { AccountScope } from '@/lib/platform/actor';
import { Prisma } from '@/lib/platform/generated/client';
import { type BoardDay, nextUntil } from '../rules/board';
import type { Phase } from '../types';

export type BoardQuery = {
  wave?: string | undefined;
  region?: 'US' | 'EUROPE' | 'APAC' | undefined;
  phase?: Phase | undefined;
  /** A part of the name or the beginning of the number. */
  q?: string | undefined;
  cursor?: string | undefined;
};

/** No window is longer: a lead and a duration of a day each. */
const LONGEST_WINDOW = Prisma.sql`interval '2 days'`;

/**
 * The windows that reach into a day as table `d`: those by their lockout's start, on the index, and for today what overruns,
 * however long ago it began. A window ends when it was reported to, an overrun not yet. Failed attempts stay on their day.
 */
export function windowsOfDay({ from, to, isToday }: BoardDay, now: Date): Prisma.Sql {
  const columns = Prisma.sql`u.id, u.account_number, u.version, u.wave, u.failure_reason, u.lockout_starts_at,
    u.upgrade_starts_at, u.expected_end_at, u.started_at, u.completed_at, u.failed_at, u.started_by_id, u.ended_by_id,
    coalesce(u.completed_at, u.failed_at, greatest(u.expected_end_at, ${now}::timestamptz)) AS ends_at`;
  const overruns = Prisma.sql`
    UNION SELECT ${columns} FROM upgrades u
    WHERE u.current AND u.completed_at IS NULL AND u.failed_at IS NULL AND u.expected_end_at <= ${now}::timestamptz`;
  return Prisma.sql`(
    SELECT * FROM (
      SELECT ${columns} FROM upgrades u
      WHERE u.withdrawn_at IS NULL AND u.lockout_starts_at < ${to}::timestamptz
        AND u.lockout_starts_at >= ${from}::timestamptz - ${LONGEST_WINDOW}
      ${isToday ? overruns : Prisma.empty}
    ) w WHERE w.ends_at > ${from}::timestamptz
  )`;
}

/** `phaseOf`, said in SQL of `d`; a test holds the two together. */
export const phaseIn = (now: Date): Prisma.Sql => Prisma.sql`CASE
  WHEN d.completed_at IS NOT NULL THEN 'COMPLETED'
  WHEN d.failed_at IS NOT NULL THEN 'FAILED'
  WHEN d.expected_end_at <= ${now}::timestamptz THEN 'OVERRUNNING'
  WHEN d.upgrade_starts_at <= ${now}::timestamptz OR d.started_at IS NOT NULL THEN 'UPGRADING'
  WHEN d.lockout_starts_at <= ${now}::timestamptz THEN 'LOCKED_OUT'
  ELSE 'SCHEDULED' END`;

/** The place of `partOf` in BOARD_PARTS, said in SQL of `p.phase`; a test holds the two together. */
export const rankIn = (now: Date): Prisma.Sql => Prisma.sql`CASE p.phase
  WHEN 'OVERRUNNING' THEN 0 WHEN 'LOCKED_OUT' THEN 1 WHEN 'UPGRADING' THEN 1
  WHEN 'FAILED' THEN 4 WHEN 'COMPLETED' THEN 5
  ELSE CASE WHEN p.lockout_starts_at <= ${nextUntil(now)}::timestamptz THEN 2 ELSE 3 END END`;

export const inScope = (scope: AccountScope): Prisma.Sql =>
  scope.kind === 'all'
    ? Prisma.sql`true`
    : Prisma.sql`d.account_number = ANY(${[...scope.accountNumbers]}::int[])`;

/** Wave, region and words; the phase is asked by whoever lists, so that the counters show every phase. */
export function matching({ wave, region, q = '' }: BoardQuery): Prisma.Sql {
  const words = q.trim();
  const number = /^\d{1,10}$/.test(words) ? Prisma.sql`OR a.number::text LIKE ${`${words}%`}` : Prisma.empty;
  const conditions = [
    wave ? Prisma.sql`d.wave = ${wave}` : null,
    region ? Prisma.sql`a.region = ${region}::"Region"` : null,
    words ? Prisma.sql`(a.name ILIKE ${containing(words)} ${number})` : null,
  ].filter((condition) => condition !== null);
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : Prisma.sql`true`;
}
