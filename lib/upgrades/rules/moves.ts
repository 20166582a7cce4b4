import type { LockoutSpan, MoveSummary, UpgradeRecord } from '../types';

/**
 * The window (UTC) that an account's date was moved from last; null when its current attempt never moved. `moves` are those
 * of all attempts, newest first: one that is older than the attempt moved a date that was called off or failed since.
 */
export function movedFrom(
  upgrade: Pick<UpgradeRecord, 'scheduledAt'> | null,
  [latest]: readonly MoveSummary[],
): LockoutSpan | null {
  if (!upgrade || !latest || latest.movedAt < upgrade.scheduledAt) return null;
  return { lockoutStartsAt: latest.fromLockoutStartsAt, expectedEndAt: latest.fromExpectedEndAt };
}
