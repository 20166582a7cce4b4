import type { Phase, UpgradeFacts } from '../types';

/**
 * The phase of an account's current attempt at an instant (product.md part 1; facts.md U6, U7, U9).
 * Boundaries belong to what begins: at exactly `lockoutStartsAt` the account is locked out. A reported end holds from
 * the moment it is known, a reported start brings UPGRADING forward. `now` is any UTC instant; nothing is thrown.
 */
export function phaseOf(facts: UpgradeFacts | null, now: Date): Phase {
  if (!facts) return 'NOT_SCHEDULED';
  if (facts.completedAt) return 'COMPLETED';
  if (facts.failedAt) return 'FAILED';
  const at = now.getTime();
  if (at >= facts.expectedEndAt.getTime()) return 'OVERRUNNING';
  if (at >= facts.upgradeStartsAt.getTime() || facts.startedAt) return 'UPGRADING';
  return at >= facts.lockoutStartsAt.getTime() ? 'LOCKED_OUT' : 'SCHEDULED';
}

const LOCKED: ReadonlySet<Phase> = new Set<Phase>(['LOCKED_OUT', 'UPGRADING', 'OVERRUNNING']);

/** Whether the admin portal is closed in this phase (facts.md U9): ahead of the upgrade and for the whole of it. */
export const isLockedPhase = (phase: Phase): boolean => LOCKED.has(phase);

/**
 * The next instant (UTC, after `now`) at which the phase changes by time alone; null when only a report can change it.
 * Timers use it to wake up; the phase itself never depends on them.
 */
export function nextPhaseChangeAt(facts: UpgradeFacts | null, now: Date): Date | null {
  if (!facts || facts.completedAt || facts.failedAt) return null;
  const boundaries = facts.startedAt
    ? [facts.expectedEndAt]
    : [facts.lockoutStartsAt, facts.upgradeStartsAt, facts.expectedEndAt];
  return boundaries.find((boundary) => boundary.getTime() > now.getTime()) ?? null;
}
