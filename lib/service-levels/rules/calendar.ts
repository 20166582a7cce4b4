import { Temporal } from 'temporal-polyfill';
import type { ClosedDay, ClosedDayException, RegionPolicy } from '@/lib/service-levels/types';
import { closedDaysOfYear, FIRST_YEAR, LAST_YEAR } from './holidays';

const DAY_MS = 86_400_000;
const MEAN_YEAR_MS = 31_556_952_000;
const LONGEST_WALK_SPANS = 1000;

/** Open spans of one UTC year: those that close after its first instant and not after the next year's. */
type YearSpans = {
  readonly year: number;
  /** UTC year boundaries, epoch ms, half-open. */
  readonly startMs: number;
  readonly endMs: number;
  /** Opening and closing instants, epoch ms, ascending. */
  readonly opens: Float64Array;
  readonly closes: Float64Array;
  /** For each UTC day of the year the first span that closes after the day began. */
  readonly firstOfDay: Uint16Array;
};

/** One region's desk through the years; filled in lazily, a year at a time, and kept. */
export type Calendar = {
  readonly region: RegionPolicy;
  /** Open time of an ordinary day, ms of wall time. */
  readonly dayMs: number;
  /** Throws RangeError outside FIRST_YEAR to LAST_YEAR (a year of margin either side). */
  spansOfYear(year: number): YearSpans;
  /** The UTC year that holds an instant. Throws RangeError as above, and for NaN. */
  spansAt(instantMs: number): YearSpans;
  /** Closed days of a local year, by date. */
  closedDays(year: number): readonly ClosedDay[];
};

/** The working dates of a year and of two days either side, each as epoch ms of its UTC midnight. */
function workingDates(
  region: RegionPolicy,
  year: number,
  closedIn: (year: number) => ReadonlySet<string>,
): number[] {
  const dates: number[] = [];
  // Two days either side: a desk far from UTC has spans of its own year in the neighbouring UTC year.
  const lastMs = Date.UTC(year + 1, 0, 2);
  for (let dayMs = Date.UTC(year - 1, 11, 30); dayMs <= lastMs; dayMs += DAY_MS) {
    const day = new Date(dayMs);
    const closed = closedIn(day.getUTCFullYear()).has(day.toISOString().slice(0, 10));
    if (!closed && region.weekdays.includes(day.getUTCDay() || 7)) dates.push(dayMs);
  }
  return dates;
}

/** The local time at which a day of the weekday clock ends: the next midnight. */
export const END_OF_DAY = '24:00';

/** The instant at which a date's open time ends, epoch ms. */
function closingOf(date: Temporal.PlainDate, { timeZone, closesAt }: RegionPolicy): number {
  const last = closesAt === END_OF_DAY ? date.add({ days: 1 }) : date;
  const plainTime = closesAt === END_OF_DAY ? '00:00' : closesAt;
  return last.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
}

function yearSpans(
  region: RegionPolicy,
  year: number,
  closedIn: (year: number) => ReadonlySet<string>,
): YearSpans {
  const startMs = Date.UTC(year, 0, 1);
  const endMs = Date.UTC(year + 1, 0, 1);
  const { timeZone } = region;
  const opensAt = Temporal.PlainTime.from(region.opensAt);
  const opens: number[] = [];
  const closes: number[] = [];
  for (const dayMs of workingDates(region, year, closedIn)) {
    const day = new Date(dayMs);
    const date = new Temporal.PlainDate(day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate());
    const close = closingOf(date, region);
    if (close <= startMs || close > endMs) continue;
    opens.push(date.toZonedDateTime({ timeZone, plainTime: opensAt }).epochMilliseconds);
    closes.push(close);
  }
  const firstOfDay = new Uint16Array((endMs - startMs) / DAY_MS);
  for (let day = 0, span = 0; day < firstOfDay.length; day += 1) {
    while (span < closes.length && (closes[span] as number) <= startMs + day * DAY_MS) span += 1;
    firstOfDay[day] = span;
  }
  return {
    year,
    startMs,
    endMs,
    opens: Float64Array.from(opens),
    closes: Float64Array.from(closes),
    firstOfDay,
  };
}

/** Builds a region's calendar from its policy and the exceptions of operations for that region. */
export function buildCalendar(region: RegionPolicy, exceptions: readonly ClosedDayException[]): Calendar {
  const years: (YearSpans | undefined)[] = [];
  const closed = new Map<number, { days: readonly ClosedDay[]; dates: ReadonlySet<string> }>();

  const closedOf = (year: number) => {
    const known = closed.get(year);
    if (known) return known;
    const days = closedDaysOfYear(region, exceptions, year);
    const fresh = { days, dates: new Set(days.map((day) => day.date)) };
    closed.set(year, fresh);
    return fresh;
  };

  const spansOfYear = (year: number): YearSpans => {
    const known = years[year - FIRST_YEAR + 1];
    if (known) return known;
    if (!(year >= FIRST_YEAR - 1 && year <= LAST_YEAR + 1)) {
      throw new RangeError(`Calendars cover ${FIRST_YEAR} to ${LAST_YEAR}`);
    }
    const fresh = yearSpans(region, year, (y) => closedOf(y).dates);
    years[year - FIRST_YEAR + 1] = fresh;
    return fresh;
  };

  const spansAt = (instantMs: number): YearSpans => {
    // A mean year is off by at most a day or two, so the guess needs one correction at most.
    const guess = spansOfYear(Math.floor(instantMs / MEAN_YEAR_MS) + 1970);
    if (instantMs < guess.startMs) return spansOfYear(guess.year - 1);
    if (instantMs >= guess.endMs) return spansOfYear(guess.year + 1);
    return guess;
  };

  const midnight = Temporal.PlainTime.from('00:00');
  const wallMs = (time: string) =>
    time === END_OF_DAY ? DAY_MS : midnight.until(time).total('milliseconds');
  const dayMs = wallMs(region.closesAt) - wallMs(region.opensAt);
  if (dayMs <= 0) throw new RangeError(`${region.name} must close after it opens`);
  return { region, dayMs, spansOfYear, spansAt, closedDays: (year) => closedOf(year).days };
}

/** Index in its year of the first span that closes after the instant; may be one past the last. */
function firstSpanAfter(spans: YearSpans, instantMs: number): number {
  const { closes, firstOfDay, startMs } = spans;
  let index = firstOfDay[Math.floor((instantMs - startMs) / DAY_MS)] as number;
  while (index < closes.length && (closes[index] as number) <= instantMs) index += 1;
  return index;
}

/**
 * The open spans (epoch ms) that end after `fromMs`, in order and uncut, for callers outside the hot loop.
 * Throws RangeError when the calendar ends.
 */
export function* openSpansAfter(calendar: Calendar, fromMs: number): Generator<readonly [number, number]> {
  let spans = calendar.spansAt(fromMs);
  let index = firstSpanAfter(spans, fromMs);
  for (let step = 0; step < LONGEST_WALK_SPANS; step += 1) {
    if (index < spans.closes.length) {
      yield [spans.opens[index] as number, spans.closes[index] as number];
      index += 1;
    } else {
      spans = calendar.spansOfYear(spans.year + 1);
      index = 0;
    }
  }
  throw new RangeError(`${calendar.region.name} is closed for too long`);
}

/**
 * The instant (epoch ms) at which `openMs` of open time have passed since `fromMs`. Runs out exactly at closing
 * time: that closing time. The hot loop of every deadline: no allocation, no zone conversion.
 */
export function addOpenTime(calendar: Calendar, fromMs: number, openMs: number): number {
  let spans = calendar.spansAt(fromMs);
  let index = firstSpanAfter(spans, fromMs);
  let left = openMs;
  for (let step = 0; step < LONGEST_WALK_SPANS; step += 1) {
    if (index >= spans.closes.length) {
      spans = calendar.spansOfYear(spans.year + 1);
      index = 0;
      continue;
    }
    const open = spans.opens[index] as number;
    const from = Math.max(open, fromMs);
    const available = (spans.closes[index] as number) - from;
    if (left <= available) return from + left;
    left -= available;
    index += 1;
  }
  throw new RangeError(`${calendar.region.name} is closed for too long`);
}
