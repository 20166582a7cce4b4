import { Temporal } from 'temporal-polyfill';
import { defaultZoneOf } from '@/lib/accounts/rules';
import type { NightHour, WaveTerms } from '../types';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

type Hours = Pick<WaveTerms, 'region' | 'day' | 'opensAt' | 'closesAt'>;

/**
 * The instants between which a wave may lock accounts out, from the wall clock of its region's zone. Where the clocks
 * change, the shorter reading counts: it opens at the later and closes at the earlier of two possible instants. An
 * hour that is skipped can leave nothing; then both are the same. @throws RangeError for text that is no day or time
 */
export function nightOf({ region, day, opensAt, closesAt }: Hours): { opensAt: Date; closesAt: Date } {
  const zone = defaultZoneOf(region);
  const first = Temporal.PlainDate.from(day);
  const last = closesAt <= opensAt ? first.add({ days: 1 }) : first;
  const at = (date: Temporal.PlainDate, time: string, disambiguation: 'earlier' | 'later') =>
    date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone, { disambiguation })
      .epochMilliseconds;
  const opens = at(first, opensAt, 'later');
  return { opensAt: new Date(opens), closesAt: new Date(Math.max(opens, at(last, closesAt, 'earlier'))) };
}

/** What so many milliseconds of an hour take: their share of its capacity in whole accounts, but one at least. */
const shareOf = (capacityPerHour: number, ms: number): number =>
  Math.max(1, Math.floor((capacityPerHour * ms) / HOUR_MS));

/**
 * The hours of the night, counted in elapsed time from its opening, each with what it holds already. The last one is what
 * is left, and takes its share.
 */
export function hoursOf(wave: WaveTerms, held: readonly Date[]): NightHour[] {
  const { opensAt, closesAt } = nightOf(wave);
  const hours: NightHour[] = [];
  for (let at = opensAt.getTime(); at < closesAt.getTime(); at += HOUR_MS) {
    const end = Math.min(at + HOUR_MS, closesAt.getTime());
    hours.push({
      startsAt: new Date(at),
      endsAt: new Date(end),
      capacity: shareOf(wave.capacityPerHour, end - at),
      held: 0,
      planned: 0,
    });
  }
  for (const start of held) {
    const hour = hours[hourIndexOf(opensAt, start)];
    if (hour && start < hour.endsAt) hour.held += 1;
  }
  return hours;
}

export const hourIndexOf = (opensAt: Date, at: Date): number =>
  Math.floor((at.getTime() - opensAt.getTime()) / HOUR_MS);

/** The first and the last start that keep the whole lockout inside the night (UTC); first after last means none. */
export function startsWithin(wave: WaveTerms): { first: Date; last: Date } {
  const { opensAt, closesAt } = nightOf(wave);
  return {
    first: new Date(opensAt.getTime() + wave.lockoutLeadMinutes * MINUTE_MS),
    last: new Date(closesAt.getTime() - wave.durationMinutes * MINUTE_MS),
  };
}

/** Whether even the last lockout of the night would begin in less time than its admins are to be told before (UTC). */
export function isPastNotice(wave: WaveTerms, now: Date): boolean {
  const lastLockout = startsWithin(wave).last.getTime() - wave.lockoutLeadMinutes * MINUTE_MS;
  return lastLockout < now.getTime() + wave.minimumNoticeHours * HOUR_MS;
}

/**
 * Where an hour's upgrades start when nobody says otherwise: its capacity spread evenly over the part of it in which an
 * upgrade may start, on whole minutes. The same for every plan, so that one plan fills the gaps of another.
 */
export function gridOf(wave: WaveTerms, hour: Pick<NightHour, 'startsAt' | 'endsAt' | 'capacity'>): Date[] {
  const { first, last } = startsWithin(wave);
  const from = Math.max(hour.startsAt.getTime(), first.getTime());
  const until = Math.min(hour.endsAt.getTime() - MINUTE_MS, last.getTime());
  if (until < from) return [];
  const step = (until - from + MINUTE_MS) / hour.capacity;
  return Array.from(
    { length: hour.capacity },
    (_, index) => new Date(from + Math.floor((index * step) / MINUTE_MS) * MINUTE_MS),
  );
}

/** How many accounts the whole night takes. */
export const capacityOf = (wave: WaveTerms): number =>
  hoursOf(wave, []).reduce((sum, hour) => sum + gridOf(wave, hour).length, 0);

/** A "23:30" of a wave's night as an instant, null when the region's clock does not show it in that night. */
export function atNight(wave: WaveTerms, time: string): Date | null {
  const zone = defaultZoneOf(wave.region);
  const first = Temporal.PlainDate.from(wave.day);
  const date = wave.closesAt <= wave.opensAt && time < wave.opensAt ? first.add({ days: 1 }) : first;
  try {
    const zoned = date.toPlainDateTime(Temporal.PlainTime.from(time)).toZonedDateTime(zone);
    return zoned.toPlainTime().toString().startsWith(time) ? new Date(zoned.epochMilliseconds) : null;
  } catch {
    return null;
  }
}
