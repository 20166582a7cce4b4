import { ladderStepAt, type Rung } from '@/lib/upgrades/rules/ladder';
import type { NoticeForecast, Placed } from '../types';

/**
 * Which notices a plan sends: the announcement as each account is applied, then the steps of the ladder that are still
 * ahead (facts.md U10). `adminsOf` counts the admins of an account; instants are UTC.
 */
export function forecastNotices(
  placed: readonly Placed[],
  adminsOf: (accountNumber: number) => number,
  announcement: 'SCHEDULED' | 'MOVED',
  rungs: readonly Rung[],
  now: Date,
): NoticeForecast[] {
  const all = placed.map((one) => ({ at: now, mails: adminsOf(one.accountNumber) }));
  const ladder = rungs.map(({ step, hours }) => ({
    kind: step,
    hoursBefore: hours,
    due: placed
      .map((one) => ({ at: ladderStepAt(one.lockoutStartsAt, hours), mails: adminsOf(one.accountNumber) }))
      .filter(({ at }) => at > now),
  }));
  return [{ kind: announcement, hoursBefore: null, due: all }, ...ladder].flatMap(
    ({ kind, hoursBefore, due }) => {
      const mails = due.reduce((sum, one) => sum + one.mails, 0);
      if (mails === 0) return [];
      const times = due.map(({ at }) => at.getTime()).sort((a, b) => a - b);
      return [
        { kind, hoursBefore, mails, firstAt: new Date(times[0] ?? 0), lastAt: new Date(times.at(-1) ?? 0) },
      ];
    },
  );
}
