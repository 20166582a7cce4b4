import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { isInScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { Prisma } from '@/lib/platform/generated/client';
import { companyHours, type Rung, rungsOf } from '../rules/ladder';
import type { NoticeSummary } from '../types';
import { readNoticeRules } from './notice-rules';

const MOST = 100;

/** The notices about an account's current attempt, oldest first: one for each step that went out. @throws NotFound */
export async function listNotices(
  scope: AccountScope,
  accountNumber: number,
  tx: Pick<Tx, '$queryRaw'> = db,
): Promise<NoticeSummary[]> {
  if (!isInScope(scope, accountNumber)) throw new NotFound();
  return tx.$queryRaw<NoticeSummary[]>`
    SELECT n.step AS kind, max(n.hours_before) AS "hoursBefore", n.schedule_version AS "scheduleVersion",
      min(n.sent_at) AS "sentAt", count(*)::int AS recipients
    FROM upgrade_notices n JOIN upgrades u ON u.id = n.upgrade_id
    WHERE u.account_number = ${accountNumber} AND u.current
    GROUP BY n.step, n.schedule_version
    ORDER BY min(n.sent_at), n.schedule_version
    LIMIT ${MOST}`;
}

export type DueNotice = { upgradeId: string; scheduleVersion: number; step: string };

/** The ladder's notices that some admin has not got at `now`; each rung a query on the index of windows. */
export async function listDueNotices(
  now: Date,
  tx: Pick<Tx, '$queryRaw' | 'noticeRule'> = db,
): Promise<DueNotice[]> {
  const rungs = rungsOf(await readNoticeRules(tx));
  const due: DueNotice[] = [];
  for (const [index, rung] of rungs.entries())
    due.push(...(await listDueAt(rung, rungs[index + 1]?.hours ?? 0, now, tx)));
  return due;
}

const interval = (hours: number) => Prisma.sql`make_interval(secs => ${hours * 3_600}::int)`;

/** An account whose own time has not quite come joins those of its wave whose time has. */
async function listDueAt({ step, hours }: Rung, nearer: number, now: Date, tx: Pick<Tx, '$queryRaw'>) {
  const isOpen = (alias: Prisma.Sql) => Prisma.sql`${alias}.current AND ${alias}.completed_at IS NULL
    AND ${alias}.failed_at IS NULL AND ${alias}.started_at IS NULL
    AND ${alias}.lockout_starts_at > ${now}::timestamptz + ${interval(nearer)}`;
  const rows = await tx.$queryRaw<Omit<DueNotice, 'step'>[]>`
    SELECT u.id AS "upgradeId", u.schedule_version AS "scheduleVersion"
    FROM upgrades u
    WHERE ${isOpen(Prisma.sql`u`)}
      AND u.lockout_starts_at <= ${now}::timestamptz + ${interval(hours + companyHours(hours))}
      AND (u.lockout_starts_at <= ${now}::timestamptz + ${interval(hours)} OR u.wave IS NOT NULL AND EXISTS (
        SELECT 1 FROM upgrades w WHERE w.wave = u.wave AND ${isOpen(Prisma.sql`w`)}
          AND w.lockout_starts_at <= ${now}::timestamptz + ${interval(hours)}))
      AND u.lockout_starts_at - ${interval(hours)} >
        coalesce((SELECT max(m.moved_at) FROM upgrade_moves m WHERE m.upgrade_id = u.id), u.created_at)
      AND EXISTS (
        SELECT 1 FROM memberships p JOIN users x ON x.id = p.user_id AND x.disabled_at IS NULL
        WHERE p.account_number = u.account_number AND NOT EXISTS (
          SELECT 1 FROM upgrade_notices n WHERE n.upgrade_id = u.id AND n.user_id = p.user_id
            AND n.schedule_version = u.schedule_version AND n.step = ${step}))
    ORDER BY u.lockout_starts_at LIMIT 1000`;
  return rows.map((row) => ({ ...row, step }));
}
