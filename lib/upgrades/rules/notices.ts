import type { LockoutSpan, MoveSummary, UpgradeFacts } from '../types';
import { isEventStep, isRungDue, type Rung } from './ladder';
import { phaseOf } from './phase';

export type Situation = {
  upgrade: UpgradeFacts & { scheduleVersion: number };
  isCurrent: boolean;
  withdrawnAt: Date | null;
  isReplaced: boolean;
  /** When the current date was announced: the last move, or the first schedule. */
  announcedAt: Date;
};

export type NoticeKey = { step: string; scheduleVersion: number; hoursBefore: number | null };

/**
 * Whether a notice still says the truth at `now` (UTC), asked when it is claimed and again when its mail goes out: dates
 * are announced only while the attempt is scheduled, a reminder only while it is the nearest one and its rung is on, a
 * cancellation only until there is another date.
 */
export function isNoticeTrue(
  { step, scheduleVersion, hoursBefore }: NoticeKey,
  situation: Situation,
  rungs: readonly Rung[],
  now: Date,
): boolean {
  const { upgrade, isCurrent, withdrawnAt, isReplaced, announcedAt } = situation;
  if (upgrade.scheduleVersion !== scheduleVersion) return false;
  if (step === 'CANCELLED') return withdrawnAt !== null && !isReplaced;
  if (step === 'COMPLETED') return upgrade.completedAt !== null;
  if (step === 'FAILED') return upgrade.failedAt !== null && !isReplaced;
  if (!isCurrent || phaseOf(upgrade, now) !== 'SCHEDULED') return false;
  if (isEventStep(step)) return true;
  const isOn = rungs.some((rung) => rung.step === step);
  if (!isOn || hoursBefore === null) return false;
  const others = rungs.filter((rung) => rung.step !== step);
  return isRungDue(
    { step, hours: hoursBefore },
    others,
    { lockoutStartsAt: upgrade.lockoutStartsAt, announcedAt },
    now,
  );
}

/** Which mail a notice goes into: the one about its wave, or one about the account alone (facts.md U12). */
export const groupKeyOf = (upgrade: { id: string; wave: string | null }): string =>
  upgrade.wave === null ? `upgrade:${upgrade.id}` : `wave:${upgrade.wave}`;

const QUIET_MS = 6_000;
const LONGEST_MS = 15 * 60_000;

/**
 * Until when a group of notices is left alone (UTC), so that a wave that is applied account by account is one mail: six
 * seconds after its last notice, and while the wave is still being applied or an account of its reader still being upgraded;
 * never longer than 15 minutes after its first.
 */
export const settleInstants = (now: Date) => ({
  quietSince: new Date(now.getTime() - QUIET_MS),
  waitedSince: new Date(now.getTime() - LONGEST_MS),
});

type Moved = {
  upgrade: LockoutSpan & { scheduleVersion: number };
  withdrawnAt: Date | null;
  /** Oldest first; the newest are there. */
  moves: readonly MoveSummary[];
};

/**
 * The window that an earlier schedule version of an attempt had: each move counts one version, and the first one after it
 * says where it was. The window there is when nothing has moved since.
 */
export function windowAtVersion({ upgrade, withdrawnAt, moves }: Moved, version: number): LockoutSpan {
  const since = upgrade.scheduleVersion - (withdrawnAt ? 1 : 0) - version;
  const move = since > 0 ? (moves.at(-since) ?? moves[0]) : undefined;
  return move
    ? { lockoutStartsAt: move.fromLockoutStartsAt, expectedEndAt: move.fromExpectedEndAt }
    : upgrade;
}
