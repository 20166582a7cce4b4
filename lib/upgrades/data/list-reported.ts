import 'server-only';
import { type Actor, requireRole } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { Prisma } from '@/lib/platform/generated/client';
import type { UpgradeEnd } from '../rules/report-states';

export type ReportedUpgrade = {
  accountNumber: number;
  accountName: string;
  upgradeStartsAt: Date;
  wave: string | null;
  failureReason: string | null;
};

type Behind = { startsAt: Date; endsAt: Date; state: UpgradeEnd; now: Date };

const NOT_OVER = Prisma.sql`completed_at IS NULL AND failed_at IS NULL AND withdrawn_at IS NULL`;

function isIn({ state, now }: Behind): Prisma.Sql {
  const states: Record<UpgradeEnd, Prisma.Sql> = {
    completed: Prisma.sql`completed_at IS NOT NULL`,
    failed: Prisma.sql`failed_at IS NOT NULL`,
    withdrawn: Prisma.sql`withdrawn_at IS NOT NULL`,
    running: Prisma.sql`${NOT_OVER} AND lockout_starts_at <= ${now}::timestamptz`,
    scheduled: Prisma.sql`${NOT_OVER} AND lockout_starts_at > ${now}::timestamptz`,
  };
  return states[state];
}

/**
 * The upgrades behind a figure of `getUpgradeWeeks`, by their start; one more than asked for tells that there are more.
 * @throws Forbidden for customers
 */
export async function listReportedUpgrades(
  actor: Actor,
  behind: Behind,
  limit: number,
): Promise<{ rows: ReportedUpgrade[]; hasMore: boolean }> {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  const rows = await db.$queryRaw<ReportedUpgrade[]>`
    SELECT u.account_number AS "accountNumber", a.name AS "accountName", u.upgrade_starts_at AS "upgradeStartsAt",
      u.wave, u.failure_reason AS "failureReason"
    FROM upgrades u JOIN accounts a ON a.number = u.account_number
    WHERE upgrade_starts_at >= ${behind.startsAt}::timestamptz AND upgrade_starts_at < ${behind.endsAt}::timestamptz
      AND ${isIn(behind)}
    ORDER BY upgrade_starts_at, u.account_number LIMIT ${limit + 1}`;
  return { rows: rows.slice(0, limit), hasMore: rows.length > limit };
}
