import 'server-only';
import { containing, cursorOf, keysOf } from '@/lib/accounts/rules';
import type { AccountRecord, KeysetPage } from '@/lib/accounts/types';
import type { AccountScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { phaseOf } from '../rules/phase';
import type { Phase, UpgradeFacts } from '../types';

export type ListedAccount = AccountRecord & { upgrade: UpgradeFacts | null; phase: Phase };

export type AccountsQuery = {
  phase?: Phase | undefined;
  q?: string | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
};

type Row = AccountRecord & { [Key in keyof UpgradeFacts]: UpgradeFacts[Key] | null };

/**
 * The accounts of the scope by number, with the phase at `now`; the filter is the same rule as `phaseOf`, said in SQL.
 * @throws Invalid for a cursor that is not one of ours
 */
export async function listAccounts(
  scope: AccountScope,
  { phase, q = '', cursor, limit = 50 }: AccountsQuery,
  now: Date,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<KeysetPage<ListedAccount>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT a.number, a.name, a.region::text AS region, a.time_zone AS "timeZone",
      a.service_level::text AS "serviceLevel", a.user_administration AS "userAdministration",
      a.platform::text AS platform, a.products::text[] AS products, a.version,
      u.lockout_starts_at AS "lockoutStartsAt", u.upgrade_starts_at AS "upgradeStartsAt",
      u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
      u.failed_at AS "failedAt"
    FROM accounts a LEFT JOIN upgrades u ON u.account_number = a.number AND u.current
    WHERE ${inScope(scope)} AND ${inPhase(phase, now)} AND ${matching(q)} AND a.number > ${afterNumber(cursor)}
    ORDER BY a.number
    LIMIT ${limit + 1}`;
  const data = rows.slice(0, limit).map((row) => listed(row, now));
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? cursorOf(last.number) : null };
}

const MOST_OWN = 1000;

/** All accounts of one admin, unpaged: what concerns them soonest first, then those without a date, then the done ones. */
export async function listOwnAccounts(scope: AccountScope, now: Date): Promise<ListedAccount[]> {
  const { data } = await listAccounts(scope, { limit: MOST_OWN }, now);
  return data.toSorted((a, b) => urgencyOf(a) - urgencyOf(b) || a.number - b.number);
}

function urgencyOf({ phase, upgrade }: ListedAccount): number {
  if (phase === 'COMPLETED') return Number.MAX_SAFE_INTEGER;
  if (phase === 'NOT_SCHEDULED' || phase === 'FAILED' || !upgrade) return Number.MAX_SAFE_INTEGER - 1;
  return upgrade.lockoutStartsAt.getTime();
}

function listed(row: Row, now: Date): ListedAccount {
  const { lockoutStartsAt, upgradeStartsAt, expectedEndAt, startedAt, completedAt, failedAt, ...account } =
    row;
  const upgrade =
    lockoutStartsAt && upgradeStartsAt && expectedEndAt
      ? { lockoutStartsAt, upgradeStartsAt, expectedEndAt, startedAt, completedAt, failedAt }
      : null;
  return { ...account, upgrade, phase: phaseOf(upgrade, now) };
}

const inScope = (scope: AccountScope): Prisma.Sql =>
  scope.kind === 'all' ? Prisma.sql`true` : Prisma.sql`a.number = ANY(${[...scope.accountNumbers]}::int[])`;

/** `phaseOf`, said in SQL; a test holds the two together. */
export function inPhase(phase: Phase | undefined, now: Date): Prisma.Sql {
  const open = Prisma.sql`u.completed_at IS NULL AND u.failed_at IS NULL AND u.expected_end_at > ${now}`;
  switch (phase) {
    case undefined:
      return Prisma.sql`true`;
    case 'NOT_SCHEDULED':
      return Prisma.sql`u.id IS NULL`;
    case 'COMPLETED':
      return Prisma.sql`u.completed_at IS NOT NULL`;
    case 'FAILED':
      return Prisma.sql`u.failed_at IS NOT NULL AND u.completed_at IS NULL`;
    case 'OVERRUNNING':
      return Prisma.sql`u.completed_at IS NULL AND u.failed_at IS NULL AND u.expected_end_at <= ${now}`;
    case 'UPGRADING':
      return Prisma.sql`${open} AND (u.upgrade_starts_at <= ${now} OR u.started_at IS NOT NULL)`;
    case 'LOCKED_OUT':
      return Prisma.sql`${open} AND u.started_at IS NULL AND u.upgrade_starts_at > ${now}
        AND u.lockout_starts_at <= ${now}`;
    case 'SCHEDULED':
      return Prisma.sql`${open} AND u.started_at IS NULL AND u.upgrade_starts_at > ${now}
        AND u.lockout_starts_at > ${now}`;
  }
}

/** The accounts (as `a`) whose name holds the text, or whose number begins with it. */
export function matching(q: string): Prisma.Sql {
  if (q.trim() === '') return Prisma.sql`true`;
  const number = /^\d{1,10}$/.test(q.trim())
    ? Prisma.sql`OR a.number::text LIKE ${`${q.trim()}%`}`
    : Prisma.empty;
  return Prisma.sql`(a.name ILIKE ${containing(q.trim())} ${number})`;
}

function afterNumber(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  const [number] = keysOf(cursor, 1) ?? [];
  if (typeof number !== 'number' || number < 0 || number > 2_147_483_647)
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  return number;
}
