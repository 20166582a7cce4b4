import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { isInScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { HistoryNotice, MoveSummary, UpgradeHistory } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;

const MOST = 100;

/** What was told and moved of all of an account's attempts, those that were called off or failed among them. @throws NotFound */
export async function readHistory(
  scope: AccountScope,
  accountNumber: number,
  tx: Raw = db,
): Promise<UpgradeHistory> {
  if (!isInScope(scope, accountNumber)) throw new NotFound();
  const [notices, moves] = await Promise.all([readNotices(tx, accountNumber), readMoves(tx, accountNumber)]);
  return { notices, moves };
}

/** One for each step that was told, newest first; its mail counts as sent when anybody's was. */
async function readNotices(tx: Raw, accountNumber: number): Promise<HistoryNotice[]> {
  return tx.$queryRaw`
    SELECT u.id AS "upgradeId", n.step AS kind, max(n.hours_before) AS "hoursBefore",
      n.schedule_version AS "scheduleVersion", min(n.sent_at) AS "sentAt", count(*)::int AS recipients,
      u.lockout_starts_at AS "lockoutStartsAt", u.expected_end_at AS "expectedEndAt",
      CASE
        WHEN bool_or(m.state = 'sent' OR (m.id IS NULL AND n.state = 'mailed')) THEN 'sent'
        WHEN bool_or(n.state = 'due' OR m.state IN ('queued', 'sending')) THEN 'waiting'
        WHEN bool_or(m.state = 'kept') THEN 'kept'
        WHEN bool_or(m.state IN ('rejected', 'failed')) THEN 'undelivered'
        ELSE 'overtaken'
      END AS delivery
    FROM upgrades u JOIN upgrade_notices n ON n.upgrade_id = u.id LEFT JOIN mails m ON m.id = n.mail_id
    WHERE u.account_number = ${accountNumber}
    GROUP BY u.id, n.step, n.schedule_version
    ORDER BY min(n.sent_at) DESC, n.schedule_version DESC LIMIT ${MOST}`;
}

async function readMoves(tx: Raw, accountNumber: number): Promise<MoveSummary[]> {
  return tx.$queryRaw`
    SELECT m.id, m.from_lockout_starts_at AS "fromLockoutStartsAt", m.from_upgrade_starts_at AS "fromUpgradeStartsAt",
      m.from_expected_end_at AS "fromExpectedEndAt", m.to_upgrade_starts_at AS "toUpgradeStartsAt", m.reason,
      m.moved_at AS "movedAt"
    FROM upgrades u JOIN upgrade_moves m ON m.upgrade_id = u.id
    WHERE u.account_number = ${accountNumber}
    ORDER BY m.moved_at DESC, m.id DESC LIMIT ${MOST}`;
}
