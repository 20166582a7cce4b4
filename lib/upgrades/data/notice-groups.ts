import 'server-only';
import { db, type Tx } from '@/lib/platform/db';
import { settleInstants } from '../rules/notices';

export type NoticeGroup = { groupKey: string; step: string; userId: string };
export type ClaimedNotice = {
  id: string;
  upgradeId: string;
  scheduleVersion: number;
  step: string;
  hoursBefore: number | null;
};

const MOST_GROUPS = 500;

/** Changes whose admins have not been told yet. */
export async function listUntold(): Promise<{ upgradeId: string; scheduleVersion: number; step: string }[]> {
  return db.$queryRaw`
    SELECT id AS "upgradeId", schedule_version AS "scheduleVersion", notice_due AS step
    FROM upgrades WHERE notice_due IS NOT NULL ORDER BY id LIMIT ${MOST_GROUPS}`;
}

/**
 * The groups of notices that are complete: no change of their wave is untold, none is still being applied, and of accounts
 * that have ended, none of the same admin and wave is locked out still.
 */
export async function listSettledGroups(now: Date): Promise<NoticeGroup[]> {
  const { quietSince, waitedSince } = settleInstants(now);
  return db.$queryRaw<NoticeGroup[]>`
    SELECT n.group_key AS "groupKey", n.step, n.user_id AS "userId"
    FROM upgrade_notices n
    WHERE n.state = 'due'
    GROUP BY n.group_key, n.step, n.user_id
    HAVING min(n.sent_at) <= ${waitedSince} OR (max(n.sent_at) <= ${quietSince} AND NOT EXISTS (
      SELECT 1 FROM upgrades u
      WHERE u.notice_due IS NOT NULL AND u.notice_due = n.step AND 'wave:' || u.wave = n.group_key
    ) AND NOT EXISTS (
      SELECT 1 FROM waves w JOIN wave_runs r ON r.wave_id = w.id AND r.finished_at IS NULL
      WHERE 'wave:' || w.name = n.group_key
    ) AND NOT (n.step IN ('COMPLETED', 'FAILED') AND EXISTS (
      SELECT 1 FROM memberships p JOIN upgrades u ON u.account_number = p.account_number AND u.current
      WHERE p.user_id = n.user_id AND 'wave:' || u.wave = n.group_key
        AND u.completed_at IS NULL AND u.failed_at IS NULL
        AND (u.lockout_starts_at <= ${now} OR u.started_at IS NOT NULL))))
    ORDER BY min(n.sent_at) LIMIT ${MOST_GROUPS}`;
}

/** The notices of a group for the transaction that writes their mail; whoever comes second finds none. */
export async function claimGroup(tx: Tx, { groupKey, step, userId }: NoticeGroup): Promise<ClaimedNotice[]> {
  return tx.$queryRaw<ClaimedNotice[]>`
    SELECT id, upgrade_id AS "upgradeId", schedule_version AS "scheduleVersion", step, hours_before AS "hoursBefore"
    FROM upgrade_notices
    WHERE state = 'due' AND group_key = ${groupKey} AND step = ${step} AND user_id = ${userId}::uuid
    ORDER BY id FOR UPDATE SKIP LOCKED`;
}

/** The notices that a mail carries. */
export async function listNoticesOf(mailId: string): Promise<ClaimedNotice[]> {
  return db.upgradeNotice.findMany({
    where: { mailId, state: 'mailed' },
    orderBy: { id: 'asc' },
    select: { id: true, upgradeId: true, scheduleVersion: true, step: true, hoursBefore: true },
  });
}
