import type { UpgradeWindow } from '../types';

const MINUTE_MS = 60_000;
export const DEFAULT_LEAD_MINUTES = 10;
export const DEFAULT_DURATION_MINUTES = 15;

/**
 * The window of an upgrade: the lockout begins `leadMinutes` before `upgradeStartsAt` and is expected to end
 * `durationMinutes` after it. Elapsed time on UTC instants, so a change of clocks moves nothing (facts.md U7, U9).
 */
export function windowOf(
  upgradeStartsAt: Date,
  leadMinutes = DEFAULT_LEAD_MINUTES,
  durationMinutes = DEFAULT_DURATION_MINUTES,
): UpgradeWindow {
  const start = upgradeStartsAt.getTime();
  return {
    lockoutStartsAt: new Date(start - leadMinutes * MINUTE_MS),
    upgradeStartsAt,
    expectedEndAt: new Date(start + durationMinutes * MINUTE_MS),
  };
}

export const isSameWindow = (one: UpgradeWindow, other: UpgradeWindow): boolean =>
  one.lockoutStartsAt.getTime() === other.lockoutStartsAt.getTime() &&
  one.upgradeStartsAt.getTime() === other.upgradeStartsAt.getTime() &&
  one.expectedEndAt.getTime() === other.expectedEndAt.getTime();
