import { warningAt } from '@/lib/upgrades/rules/warnings';

/** A lockout that concerns the reader. Times in milliseconds; words already in the zone they belong to. */
export type StripLockout = {
  accountName: string;
  /** The account's page. */
  href: string;
  startsAt: number;
  endsAt: number;
  /** "Tue 1 Dec, 21:50–22:15 Pacific" */
  window: string;
  /** "22:15 Pacific" */
  endsAtWords: string;
};

const DAY = 86_400_000;

/** What there is still time to act on comes before what is closed already, the sooner first; then what overruns. */
function byUrgency(now: number) {
  const rank = ({ startsAt, endsAt }: StripLockout) => (startsAt > now ? 0 : endsAt > now ? 2 : 1);
  return (a: StripLockout, b: StripLockout) =>
    rank(a) - rank(b) || a.startsAt - b.startsAt || a.href.localeCompare(b.href);
}

/**
 * The lockouts that each get a line at `now`: those that run and those that are warned of, most urgent first; when there is
 * none, the next one within a day. `others` counts those within a day that get no line.
 */
export function linesOf(
  lockouts: readonly StripLockout[],
  now: number,
): { lines: StripLockout[]; others: number } {
  const near = lockouts.filter(({ startsAt }) => startsAt - now <= DAY).toSorted(byUrgency(now));
  const pressing = near.filter(({ startsAt }) => startsAt <= now || warningAt(startsAt, now) !== null);
  const lines = pressing.length > 0 ? pressing : near.slice(0, 1);
  return { lines, others: near.length - lines.length };
}
