import { isLockedPhase, phaseOf } from '@/lib/upgrades/rules/phase';
import type { ConflictCode, FreezeRecord, PlanAccount, PlanConflict, PlanRow, WaveTerms } from '../types';

export type Reason = { code: ConflictCode; message: string };

export const conflictOf = (row: PlanRow, account: PlanAccount | undefined, reason: Reason): PlanConflict => ({
  accountNumber: row.accountNumber,
  name: account?.name ?? null,
  line: row.line,
  column: null,
  ...reason,
});

/**
 * Why an account cannot be put into a wave at all, wherever there is room; a move is for accounts whose date is in the
 * wave. `now` is a UTC instant.
 */
export function ineligibility(
  wave: WaveTerms,
  account: PlanAccount,
  { isMove, now }: { isMove: boolean; now: Date },
): Reason[] {
  const reasons: Reason[] = [];
  if (account.region !== wave.region)
    reasons.push({ code: 'wrong_region', message: 'The account belongs to another region.' });
  const phase = phaseOf(account.upgrade, now);
  if (account.platform === 'X_SERIES' || phase === 'COMPLETED')
    return [...reasons, { code: 'already_upgraded', message: 'The account is on X Series already.' }];
  if (isLockedPhase(phase))
    return [...reasons, { code: 'upgrade_under_way', message: 'Its lockout has begun.' }];
  const isHere = phase === 'SCHEDULED' && account.upgrade?.waveId === wave.id;
  if (isMove)
    return isHere ? reasons : [{ code: 'not_in_wave', message: 'The account is not in this wave any more.' }];
  if (phase !== 'SCHEDULED') return reasons;
  const message = isHere ? 'The account is in this wave already.' : 'The account has a date already.';
  return [...reasons, { code: 'already_scheduled', message }];
}

export const unknownAccount: Reason = {
  code: 'unknown_account',
  message: 'There is no account of this number.',
};

export const repeated = (line: number | null): Reason => ({
  code: 'overlapping_window',
  message: line === null ? 'The account is named twice.' : `The account stands in line ${line} already.`,
});

export const overlapping: Reason = {
  code: 'overlapping_window',
  message: 'It would overlap the window the account has.',
};

export const outsideHours: Reason = {
  code: 'outside_hours',
  message: 'The lockout would lie outside the maintenance hours.',
};

export const capacityFull: Reason = {
  code: 'capacity_full',
  message: 'No place is left in the hours it could have.',
};

export const hourFull: Reason = { code: 'capacity_full', message: 'That hour is full.' };

export const tooLate = (hours: number): Reason => ({
  code: 'too_late',
  message: `Too late to give notice: the lockout would begin in less than ${hours} ${hours === 1 ? 'hour' : 'hours'}.`,
});

export const frozen = ({ reason, firstDay, lastDay }: FreezeRecord): Reason => ({
  code: 'freeze_day',
  message:
    firstDay === lastDay
      ? `Freeze on ${firstDay}: ${reason}`
      : `Freeze from ${firstDay} to ${lastDay}: ${reason}`,
});
