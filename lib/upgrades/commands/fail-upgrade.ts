import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { lockForScheduling } from '../data/gate';
import { readState } from '../data/state';
import { assertMayRunUpgrades } from '../policy';
import { changedUpgrade } from '../rules/events';
import { reportable } from '../rules/reports';
import { failUpgradeInput } from '../schema';

/** The upgrade did not work: Account Manager is open again, and the account can be given another date. */
export const failUpgrade = command({
  name: 'upgrade.failed',
  input: failUpgradeInput,
  async run({ tx, actor, clock, expectedVersion }, { accountNumber, reason }) {
    assertMayRunUpgrades(actor, accountNumber);
    const before = await lockForScheduling(tx, accountNumber);
    assertVersion(before.version, { expectedVersion });
    const now = clock.now();
    const upgrade = reportable('fail', before.upgrade, now);
    const { count } = await tx.upgrade.updateMany({
      where: { id: upgrade.id, version: before.version, completedAt: null, failedAt: null },
      data: {
        failedAt: now,
        noticeDue: 'FAILED',
        failureReason: reason,
        endedById: actor.userId,
        version: { increment: 1 },
      },
    });
    assertUpdated(count, { expectedVersion });
    return changedUpgrade('upgrade.failed', before, await readState(tx, accountNumber));
  },
});
