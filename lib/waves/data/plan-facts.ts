import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import { inPhase, matching } from '@/lib/upgrades/data/list-accounts';
import { nightOf } from '../rules/night';
import type { PlanSource } from '../schema';
import type { PlanAccount, PlanRow, WaveTerms } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;

type AccountRow = Omit<PlanAccount, 'upgrade'> & {
  lockoutStartsAt: Date | null;
  upgradeStartsAt: Date;
  expectedEndAt: Date;
  startedAt: Date | null;
  completedAt: Date | null;
  failedAt: Date | null;
  waveId: string | null;
};

/** What a plan must know of the accounts it is about, one query for all of them. */
export async function readPlanAccounts(
  tx: Raw,
  numbers: readonly number[],
): Promise<Map<number, PlanAccount>> {
  const rows = await tx.$queryRaw<AccountRow[]>`
    SELECT a.number, a.name, a.region::text AS region, a.time_zone AS "timeZone", a.platform::text AS platform,
      u.lockout_starts_at AS "lockoutStartsAt", u.upgrade_starts_at AS "upgradeStartsAt",
      u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
      u.failed_at AS "failedAt", u.wave_id AS "waveId"
    FROM accounts a LEFT JOIN upgrades u ON u.account_number = a.number AND u.current
    WHERE a.number = ANY(${[...numbers]}::int[])`;
  return new Map(
    rows.map(({ number, name, region, timeZone, platform, lockoutStartsAt, ...upgrade }) => {
      const head = { number, name, region, timeZone, platform };
      return [number, { ...head, upgrade: lockoutStartsAt ? { lockoutStartsAt, ...upgrade } : null }];
    }),
  );
}

/**
 * The starts that a wave's night holds, and those a run has yet to give out; the accounts of `except` do not count.
 * Only what falls between `from` and `to` (UTC).
 */
export async function readHeld(
  tx: Raw,
  wave: WaveTerms,
  given: { except: readonly number[]; countsPending: boolean; from?: Date; to?: Date },
): Promise<Date[]> {
  const night = nightOf(wave);
  const [from, to] = [given.from ?? night.opensAt, given.to ?? night.closesAt];
  const rows = await tx.$queryRaw<{ at: Date }[]>`
    SELECT upgrade_starts_at AS at FROM upgrades
    WHERE wave_id = ${wave.id}::uuid AND current AND upgrade_starts_at >= ${from} AND upgrade_starts_at < ${to}
      AND account_number <> ALL(${[...given.except]}::int[])
    UNION ALL
    SELECT l.upgrade_starts_at FROM wave_run_lines l JOIN wave_runs r ON r.id = l.run_id
    WHERE ${given.countsPending} AND r.wave_id = ${wave.id}::uuid AND r.finished_at IS NULL AND l.state = 'PENDING'
      AND l.upgrade_starts_at >= ${from} AND l.upgrade_starts_at < ${to}
      AND l.account_number <> ALL(${[...given.except]}::int[])`;
  return rows.map(({ at }) => at);
}

/** The accounts of a filter by number: on Classic, of the wave's region and without a date unless it says otherwise. */
export async function readFiltered(
  tx: Raw,
  wave: WaveTerms,
  filter: NonNullable<PlanSource['filter']>,
  now: Date,
): Promise<PlanRow[]> {
  const { region = wave.region, phase, serviceLevel, product, q = '', limit } = filter;
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT a.number FROM accounts a LEFT JOIN upgrades u ON u.account_number = a.number AND u.current
    WHERE a.platform = 'CLASSIC' AND a.region = ${region}::"Region"
      AND ${phase ? inPhase(phase, now) : Prisma.sql`(u.id IS NULL OR u.failed_at IS NOT NULL)`}
      AND ${serviceLevel ? Prisma.sql`a.service_level = ${serviceLevel}::"ServiceLevel"` : Prisma.sql`true`}
      AND ${product ? Prisma.sql`${product}::"Product" = ANY(a.products)` : Prisma.sql`true`}
      AND ${matching(q)}
    ORDER BY a.number LIMIT ${limit}`;
  return rows.map(({ number }) => ({ accountNumber: number, startsAt: null, line: null }));
}

/** The accounts of a wave whose lockout is still ahead, in the order they have in it. */
export async function readMovable(tx: Raw, waveId: string, now: Date): Promise<PlanRow[]> {
  const rows = await tx.$queryRaw<{ number: number }[]>`
    SELECT u.account_number AS number FROM upgrades u
    WHERE u.wave_id = ${waveId}::uuid AND u.current AND ${inPhase('SCHEDULED', now)}
    ORDER BY u.upgrade_starts_at, u.account_number`;
  return rows.map(({ number }) => ({ accountNumber: number, startsAt: null, line: null }));
}

/** How many admins each account has, and how many people that is. */
export async function readPeople(tx: Raw, numbers: readonly number[]) {
  const rows = await tx.$queryRaw<{ number: number | null; admins: number }[]>`
    SELECT m.account_number AS number, count(DISTINCT m.user_id)::int AS admins
    FROM memberships m JOIN users u ON u.id = m.user_id AND u.disabled_at IS NULL
    WHERE m.account_number = ANY(${[...numbers]}::int[])
    GROUP BY GROUPING SETS ((m.account_number), ())`;
  const admins = new Map(rows.map(({ number, admins: count }) => [number, count]));
  return { people: admins.get(null) ?? 0, adminsOf: (number: number) => admins.get(number) ?? 0 };
}
