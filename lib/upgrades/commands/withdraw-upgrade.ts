import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { lockForScheduling } from '../data/gate';
import { readState } from '../data/state';
import { assertMayRunUpgrades } from '../policy';
import { changedUpgrade } from '../rules/events';
import { phaseOf } from '../rules/phase';
import { accountReference } from '../schema';
import type { UpgradeRecord } from '../types';

/** Back to not scheduled, as long as the lockout has not begun. The row stays as history. */
export const withdrawUpgrade = command({
  name: 'upgrade.withdrawn',
  input: accountReference,
  async run({ tx, actor, clock, now, expectedVersion }, { accountNumber }) {
    assertMayRunUpgrades(actor, accountNumber);
    const before = await lockForScheduling(tx, accountNumber);
    assertVersion(before.version, { expectedVersion });
    const { id } = withdrawable(before.upgrade, clock.now());
    // A new schedule version: whatever was prepared for the old date is stale from here on.
    const { count } = await tx.upgrade.updateMany({
      where: { id, version: before.version },
      data: {
        current: false,
        withdrawnAt: now,
        noticeDue: 'CANCELLED',
        version: { increment: 1 },
        scheduleVersion: { increment: 1 },
      },
    });
    assertUpdated(count, { expectedVersion });
    withdrawable(before.upgrade, clock.now());
    return changedUpgrade('upgrade.withdrawn', before, await readState(tx, accountNumber));
  },
});

/** Asked first, and again last: what begins in time and ends inside the lockout is refused. @throws Conflict */
function withdrawable(upgrade: UpgradeRecord | null, now: Date): UpgradeRecord {
  const phase = phaseOf(upgrade, now);
  if (!upgrade || phase !== 'SCHEDULED') throw refusalIn(phase);
  return upgrade;
}

function refusalIn(phase: string): Conflict {
  if (phase === 'NOT_SCHEDULED')
    return new Conflict('No upgrade is scheduled for this account.', 'not_scheduled');
  if (phase === 'COMPLETED') return new Conflict('The account is on X Series already.', 'already_upgraded');
  if (phase === 'FAILED')
    return new Conflict('This upgrade has failed. Schedule the account again.', 'failed');
  return new Conflict('The lockout has begun; the upgrade can no longer be withdrawn.', 'locked_out');
}
