import { formatInstant, formatRemaining } from '@/components/ui/time';
import { ladderStepAt, type Rung } from '@/lib/upgrades/rules/ladder';
import { distance } from '@/lib/upgrades/rules/notice-times';
import { instantsOf } from '@/lib/upgrades/rules/wall-time';
import { windowOf } from '@/lib/upgrades/rules/window';
import type { UpgradeWindow } from '@/lib/upgrades/types';

export type Draft = { date: string; time: string; zone: string; lead: string; duration: string };
export type Booked = { start: number; end: number };
/** Days on which the account is not to be upgraded, as milliseconds, and what they are called. */
export type FrozenDays = Booked & { words: string };

/** What a date could collide with, and when reminders go out. */
export type Around = {
  booked: readonly Booked[];
  frozen: readonly FrozenDays[];
  ladder: readonly Rung[];
};

export type DryRun = {
  window: UpgradeWindow | null;
  /** What a person should know before sending; none of it is refused. */
  warnings: string[];
  /** When reminders go out, in order. */
  reminders: { label: string; at: Date }[];
  /** Other accounts of the region that are locked out at the same time. */
  overlaps: number;
  /** Freezes that the window touches; it is given all the same only by who says so. */
  freezes: string[];
};

const HOUR_MS = 3_600_000;
const labelOf = (hours: number): string => {
  const words = `${distance(hours)} before`;
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const minutesIn = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);

function noticeWarning(lockoutStartsAt: Date, now: Date): string[] {
  const left = lockoutStartsAt.getTime() - now.getTime();
  if (left <= 0)
    return ['The lockout begins at once: admins who are signed in are thrown out without a warning.'];
  if (left >= 24 * HOUR_MS) return [];
  return [`The admins have only ${formatRemaining(left)} of notice.`];
}

/** What a date would mean, without changing anything. `now` and all results are UTC instants. */
export function dryRunOf(draft: Draft, { booked, frozen, ladder }: Around, now: Date): DryRun {
  const nothing = { window: null, reminders: [], overlaps: 0, freezes: [] };
  const [lead, duration] = [minutesIn(draft.lead), minutesIn(draft.duration)];
  const [at, second] = instantsOf(draft.date, draft.time, draft.zone);
  if (draft.date && draft.time && !at)
    return { ...nothing, warnings: ['This time does not exist on that day: the clocks go forward.'] };
  if (!at || !Number.isFinite(lead) || !(duration >= 1)) return { ...nothing, warnings: [] };
  if (at <= now) return { ...nothing, warnings: ['This time has passed.'] };
  const window = windowOf(at, lead, duration);
  const repeated = second
    ? [`The clocks go back: this time comes twice. The earlier one is taken (${formatInstant(at, 'UTC')}).`]
    : [];
  const reminders = ladder
    .map(({ hours }) => ({
      label: labelOf(hours),
      at: ladderStepAt(window.lockoutStartsAt, hours),
    }))
    .filter((reminder) => reminder.at > now);
  const [start, end] = [window.lockoutStartsAt.getTime(), window.expectedEndAt.getTime()];
  const touches = (other: Booked) => other.start < end && other.end > start;
  return {
    window,
    warnings: [...repeated, ...noticeWarning(window.lockoutStartsAt, now)],
    reminders,
    overlaps: booked.filter(touches).length,
    freezes: frozen.filter(touches).map(({ words }) => words),
  };
}
