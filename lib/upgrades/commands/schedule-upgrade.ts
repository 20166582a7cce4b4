import 'server-only';
import type { z } from 'zod';
import { assertUpdated, assertVersion, command, type Outcome, type Work } from '@/lib/platform/command';
import { Conflict, Invalid } from '@/lib/platform/errors';
import { lockForScheduling } from '../data/gate';
import { readState } from '../data/state';
import { waveIdOf } from '../data/wave-link';
import { assertMayRunUpgrades } from '../policy';
import { changedUpgrade, unchangedUpgrade } from '../rules/events';
import { isLockedPhase, phaseOf } from '../rules/phase';
import { isSameWindow, windowOf } from '../rules/window';
import { scheduleUpgradeInput } from '../schema';
import type { Phase, UpgradeRecord, UpgradeState } from '../types';

type Input = z.output<typeof scheduleUpgradeInput>;

/** Puts a date on an account, or moves it: the same PUT again changes nothing, another window needs a reason. */
export const scheduleUpgrade = command({
  name: 'upgrade.scheduled',
  input: scheduleUpgradeInput,
  async run(work, input): Promise<Outcome<UpgradeState>> {
    assertMayRunUpgrades(work.actor, input.accountNumber);
    const state = await lockForScheduling(work.tx, input.accountNumber);
    assertVersion(state.version, work);
    const phase = assertMaySchedule(state, input, work.clock.now());
    const outcome = await (state.upgrade && phase === 'SCHEDULED'
      ? move(work, input, state, state.upgrade)
      : scheduleAnew(work, input, state));
    assertMaySchedule(state, input, work.clock.now());
    return outcome;
  },
});

/** Asked first, and again last: a change that begins in time and ends inside the lockout is refused. */
function assertMaySchedule({ account, upgrade }: UpgradeState, input: Input, now: Date): Phase {
  const phase = phaseOf(upgrade, now);
  if (account.platform === 'X_SERIES')
    throw new Conflict('The account is on X Series already.', 'already_upgraded');
  if (isLockedPhase(phase))
    throw new Conflict('The lockout has begun; its date can no longer change.', 'locked_out');
  if (input.upgradeStartsAt.getTime() <= now.getTime())
    throw Invalid.field('upgradeStartsAt', 'Choose a time that is still ahead.');
  return phase;
}

const note = ({ reason }: Input) => (reason ? { reason } : {});

function columnsOf(input: Input) {
  const { upgradeStartsAt, lockoutLeadMinutes, durationMinutes } = input;
  const window = windowOf(upgradeStartsAt, lockoutLeadMinutes, durationMinutes);
  return { ...window, lockoutLeadMinutes, durationMinutes };
}

/** The first date, or the next one after a failure, whose row stays as history. */
async function scheduleAnew(work: Work, input: Input, state: UpgradeState): Promise<Outcome<UpgradeState>> {
  const { tx, actor, now } = work;
  const { accountNumber, wave = null } = input;
  await tx.upgrade.updateMany({ where: { accountNumber, current: true }, data: { current: false } });
  await tx.upgrade.create({
    data: {
      accountNumber,
      ...columnsOf(input),
      wave,
      waveId: await waveIdOf(tx, wave),
      scheduleVersion: state.scheduleVersion + 1,
      version: state.version + 1,
      scheduledById: actor.userId,
      createdAt: now,
      noticeDue: 'SCHEDULED',
    },
  });
  return changedUpgrade('upgrade.scheduled', state, await readState(tx, input.accountNumber), note(input));
}

async function move(work: Work, input: Input, state: UpgradeState, upgrade: UpgradeRecord) {
  const { tx, actor, now, expectedVersion } = work;
  const columns = columnsOf(input);
  const moves = !isSameWindow(columns, upgrade);
  const wave = input.wave === undefined ? upgrade.wave : input.wave;
  if (!moves && wave === upgrade.wave) return unchangedUpgrade(state);
  if (moves && !input.reason) throw Invalid.field('reason', 'Say why the date moves.');
  const { count } = await tx.upgrade.updateMany({
    where: { id: upgrade.id, version: state.version },
    data: {
      ...columns,
      wave,
      waveId: await waveIdOf(tx, wave),
      version: { increment: 1 },
      scheduleVersion: { increment: moves ? 1 : 0 },
      ...(moves && { noticeDue: 'MOVED' }),
    },
  });
  assertUpdated(count, { expectedVersion });
  if (!moves)
    return changedUpgrade('upgrade.regrouped', state, await readState(tx, input.accountNumber), note(input));
  await tx.upgradeMove.create({
    data: {
      upgradeId: upgrade.id,
      fromLockoutStartsAt: upgrade.lockoutStartsAt,
      fromUpgradeStartsAt: upgrade.upgradeStartsAt,
      fromExpectedEndAt: upgrade.expectedEndAt,
      toUpgradeStartsAt: input.upgradeStartsAt,
      reason: input.reason ?? '',
      movedById: actor.userId,
      movedAt: now,
    },
  });
  return changedUpgrade('upgrade.moved', state, await readState(tx, input.accountNumber), note(input));
}
