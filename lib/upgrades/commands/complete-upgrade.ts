import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { lockForScheduling } from '../data/gate';
import { readState } from '../data/state';
import { assertMayRunUpgrades } from '../policy';
import { changedUpgrade } from '../rules/events';
import { reportable } from '../rules/reports';
import { accountReference } from '../schema';

/** The upgrade is done, early or late: the account is on X Series and Admin Console is open, in one transaction. */
export const completeUpgrade = command({
  name: 'upgrade.completed',
  input: accountReference,
  async run({ tx, actor, clock, expectedVersion }, { accountNumber }) {
    assertMayRunUpgrades(actor, accountNumber);
    const before = await lockForScheduling(tx, accountNumber);
    assertVersion(before.version, { expectedVersion });
    const now = clock.now();
    const upgrade = reportable('complete', before.upgrade, now);
    const { count } = await tx.upgrade.updateMany({
      where: { id: upgrade.id, version: before.version, completedAt: null, failedAt: null },
      data: { completedAt: now, noticeDue: 'COMPLETED', endedById: actor.userId, version: { increment: 1 } },
    });
    assertUpdated(count, { expectedVersion });
    await tx.account.update({
      where: { number: accountNumber },
      data: { platform: 'X_SERIES', updatedAt: now, version: { increment: 1 } },
    });
    return changedUpgrade('upgrade.completed', before, await readState(tx, accountNumber));
  },
});
