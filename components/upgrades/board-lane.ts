import type { BoardRow } from '@/lib/upgrades/types';

/** Where an instant lies between two others, in percent, never outside. */
export function shareOf(at: Date, from: Date, to: Date): number {
  const share = ((at.getTime() - from.getTime()) / (to.getTime() - from.getTime())) * 100;
  return Math.min(100, Math.max(0, share));
}

/**
 * A window in a picture of time, in percent of it: the lockout begins, the upgrade begins, the window ends. An overrun
 * reaches up to now; what is reported failed before it started ends there, without an upgrade.
 */
export function laneOf(row: BoardRow, { from, to, now }: Record<'from' | 'to' | 'now', Date>) {
  const share = (at: Date) => shareOf(at, from, to);
  const planned = share(row.completedAt ?? row.failedAt ?? row.expectedEndAt);
  const end = row.phase === 'OVERRUNNING' ? Math.max(planned, share(now)) : planned;
  const middle = Math.min(end, share(row.startedAt ?? row.upgradeStartsAt));
  return { begin: Math.min(middle, share(row.lockoutStartsAt)), middle, end };
}
