import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { lockForScheduling } from '../data/gate';
import { readState } from '../data/state';
import { assertMayRunUpgrades } from '../policy';
import { changedUpgrade, unchangedUpgrade } from '../rules/events';
import { reportable } from '../rules/reports';
import { accountReference } from '../schema';

/** The runner has begun. Reported again it changes nothing: a runner repeats what it is not sure of. */
export const startUpgrade = command({
  name: 'upgrade.started',
  input: accountReference,
  async run({ tx, actor, clock, expectedVersion }, { accountNumber }) {
    assertMayRunUpgrades(actor, accountNumber);
    const before = await lockForScheduling(tx, accountNumber);
    assertVersion(before.version, { expectedVersion });
    const now = clock.now();
    const upgrade = reportable('start', before.upgrade, now);
    if (upgrade.startedAt) return unchangedUpgrade(before);
    const { count } = await tx.upgrade.updateMany({
      where: { id: upgrade.id, version: before.version, startedAt: null },
      data: { startedAt: now, startedById: actor.userId, version: { increment: 1 } },
    });
    assertUpdated(count, { expectedVersion });
    return changedUpgrade('upgrade.started', before, await readState(tx, accountNumber));
  },
});
