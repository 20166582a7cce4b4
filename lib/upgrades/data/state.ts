import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { isInScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { UpgradeRecord, UpgradeState } from '../types';

type Raw = Pick<Tx, '$queryRaw'>;

type StateRow = UpgradeRecord & {
  name: string;
  region: 'US' | 'EUROPE' | 'APAC';
  timeZone: string;
  platform: 'CLASSIC' | 'X_SERIES';
  current: boolean | null;
  version: number | null;
};

/**
 * The account with its latest attempt. Versions and schedule versions count on from attempt to attempt, so a stale
 * `If-Match` or calendar entry never matches a later schedule.
 */
async function readRow(tx: Raw, accountNumber: number): Promise<StateRow | undefined> {
  const rows = await tx.$queryRaw<StateRow[]>`
    SELECT a.number AS "accountNumber", a.name, a.region::text AS region, a.time_zone AS "timeZone",
      a.platform::text AS platform, u.id, u.current, u.version, u.schedule_version AS "scheduleVersion", u.wave,
      u.upgrade_starts_at AS "upgradeStartsAt", u.lockout_lead_minutes AS "lockoutLeadMinutes",
      u.duration_minutes AS "durationMinutes", u.lockout_starts_at AS "lockoutStartsAt",
      u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
      u.failed_at AS "failedAt", u.failure_reason AS "failureReason", u.created_at AS "scheduledAt"
    FROM accounts a
    LEFT JOIN LATERAL (
      SELECT * FROM upgrades WHERE account_number = a.number ORDER BY current DESC, version DESC LIMIT 1
    ) u ON true
    WHERE a.number = ${accountNumber}`;
  return rows[0];
}

/** @throws NotFound when the account is not there; asks for no scope, so callers have checked it */
export async function readState(tx: Raw, accountNumber: number): Promise<UpgradeState> {
  const row = await readRow(tx, accountNumber);
  if (!row) throw new NotFound();
  const { name, region, timeZone, platform, current, version, ...upgrade } = row;
  return {
    account: { number: accountNumber, name, region, timeZone, platform },
    upgrade: current ? upgrade : null,
    version: version ?? 0,
    scheduleVersion: upgrade.scheduleVersion ?? 0,
  };
}

/** An account's current attempt, null when it has none. @throws NotFound outside the scope */
export async function getUpgrade(
  scope: AccountScope,
  accountNumber: number,
  tx: Raw = db,
): Promise<UpgradeState> {
  if (!isInScope(scope, accountNumber)) throw new NotFound();
  return readState(tx, accountNumber);
}
