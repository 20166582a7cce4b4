import 'server-only';
import type { Tx } from '@/lib/platform/db';

type Raw = Pick<Tx, '$queryRaw'>;

/**
 * The schedule version of each attempt that a person was last told of by mail, before the one that holds: mails that were
 * overtaken before they went out told them nothing. Attempts of which they have heard nothing are left out.
 */
export async function readMailedVersions(
  tx: Raw,
  userId: string,
  upgradeIds: readonly string[],
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ upgradeId: string; version: number }[]>`
    SELECT n.upgrade_id AS "upgradeId", max(n.schedule_version) AS version
    FROM upgrade_notices n JOIN upgrades u ON u.id = n.upgrade_id LEFT JOIN mails m ON m.id = n.mail_id
    WHERE n.upgrade_id = ANY(${[...upgradeIds]}::uuid[]) AND n.user_id = ${userId}::uuid
      AND n.schedule_version < u.schedule_version AND n.state = 'mailed'
      AND coalesce(m.state, 'sent') IN ('sent', 'kept')
    GROUP BY n.upgrade_id`;
  return new Map(rows.map(({ upgradeId, version }) => [upgradeId, version]));
}

/** The same for the inbox, which hears of each version at once: by person, of one attempt. */
export async function readInboxVersions(
  tx: Raw,
  upgradeId: string,
  before: number,
): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ userId: string; version: number }[]>`
    SELECT user_id AS "userId", max(schedule_version) AS version FROM upgrade_notices
    WHERE upgrade_id = ${upgradeId}::uuid AND schedule_version < ${before} GROUP BY user_id`;
  return new Map(rows.map(({ userId, version }) => [userId, version]));
}
