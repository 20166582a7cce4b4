import 'server-only';
import type { Clock } from '@/lib/platform/clock';
import type { Tx } from '@/lib/platform/db';
import type { LockoutWindow } from '@/lib/platform/errors';
import { accessOf } from '../rules/access';
import type { Platform, UpgradeFacts } from '../types';

type Row = UpgradeFacts & { accountNumber: number; platform: Platform };

/** Those of the accounts that are locked out now. A change of many accounts asks it first, and again last; COMMIT asks, too. */
export async function lockedAmong(
  tx: Pick<Tx, '$queryRaw'>,
  accountNumbers: readonly number[],
  clock: Clock,
): Promise<Map<number, LockoutWindow>> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT u.account_number AS "accountNumber", a.platform::text AS platform,
      u.lockout_starts_at AS "lockoutStartsAt", u.upgrade_starts_at AS "upgradeStartsAt",
      u.expected_end_at AS "expectedEndAt", u.started_at AS "startedAt", u.completed_at AS "completedAt",
      u.failed_at AS "failedAt", set_config('cutover.gate', 'asked', true)
    FROM upgrades u JOIN accounts a ON a.number = u.account_number
    WHERE u.account_number = ANY(${[...accountNumbers]}::int[]) AND u.current`;
  const now = clock.now();
  return new Map(
    rows.flatMap(({ accountNumber, platform, ...facts }) => {
      const { lockout } = accessOf(platform, facts, now);
      return lockout ? [[accountNumber, lockout] as const] : [];
    }),
  );
}
