// Its "exports" lead to no types.
/// <reference path="../../../node_modules/date-holidays-parser/types/index.d.ts" />
import Holidays from 'date-holidays-parser';
import { Temporal } from 'temporal-polyfill';
import type { ClosedDay, ClosedDayException, RegionPolicy, SubstituteRule } from '@/lib/service-levels/types';

/** Years the calendars answer for; wide enough for any case, small enough to bound what a request can cost. */
export const FIRST_YEAR = 2000;
export const LAST_YEAR = 2199;

const SATURDAY = 6;
const LONGEST_SEARCH_DAYS = 14;
const FIXED_DATE = /^\d\d-\d\d$/;

type Actual = { date: string; name: string; fixed: boolean };

const byDate = (a: { date: string }, b: { date: string }) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0);

/** Reads a region's holidays of a local year on their own dates, in order. The dates are local: no zone takes part. */
function holidayReader(region: RegionPolicy): (year: number) => Actual[] {
  // The policy has the rules; of the library only what reads them is needed, no country's data.
  const book = new Holidays({});
  for (const { name, rule } of region.holidays) {
    if (!book.setHoliday(rule, { name, type: 'public' }))
      throw new RangeError(`Unknown holiday rule "${rule}"`);
  }
  return (year) =>
    book
      .getHolidays(year)
      .map(({ date, name, rule }) => ({ date: date.slice(0, 10), name, fixed: FIXED_DATE.test(rule) }))
      .sort(byDate);
}

/** The working day on which a weekend holiday is also observed, or null when it falls on a weekday. */
function substituteDate(date: string, rule: SubstituteRule, taken: ReadonlySet<string>): string | null {
  const day = Temporal.PlainDate.from(date);
  if (day.dayOfWeek < SATURDAY) return null;
  if (rule === 'NEAREST_WEEKDAY') {
    return (day.dayOfWeek === SATURDAY ? day.subtract({ days: 1 }) : day.add({ days: 1 })).toString();
  }
  let candidate = day.add({ days: 1 });
  for (let step = 0; step < LONGEST_SEARCH_DAYS; step += 1) {
    if (candidate.dayOfWeek < SATURDAY && !taken.has(candidate.toString())) return candidate.toString();
    candidate = candidate.add({ days: 1 });
  }
  throw new RangeError(`No free weekday within ${LONGEST_SEARCH_DAYS} days of ${date}`);
}

/**
 * Holidays by rule whose local date lies in `year`, observed working days included, by date.
 * The neighbouring years take part because 1 January 2028 closes 31 December 2027 in the US (`facts.md` S9).
 */
function holidaysByRule(region: RegionPolicy, year: number): ClosedDay[] {
  const actual = [year - 1, year, year + 1].flatMap(holidayReader(region));
  const taken = new Set(actual.map((day) => day.date));
  const days: ClosedDay[] = [];
  for (const { date, name, fixed } of actual) {
    days.push({ date, name, observed: false, source: 'HOLIDAY' });
    const substitute = fixed ? substituteDate(date, region.substitute, taken) : null;
    if (substitute === null) continue;
    taken.add(substitute);
    days.push({ date: substitute, name: `${name} (observed)`, observed: true, source: 'HOLIDAY' });
  }
  return days.filter((day) => Number(day.date.slice(0, 4)) === year).sort(byDate);
}

/**
 * Closed days of one local year: the rules, then the exceptions of operations, which win for their date alone
 * (a substitute day elsewhere stays). `exceptions` are those of this region; the last one for a date counts.
 */
export function closedDaysOfYear(
  region: RegionPolicy,
  exceptions: readonly ClosedDayException[],
  year: number,
): ClosedDay[] {
  const latest = new Map(exceptions.map((exception) => [exception.date, exception]));
  const kept = holidaysByRule(region, year).filter((day) => !latest.has(day.date));
  const added = [...latest.values()]
    .filter(({ date, state }) => state === 'CLOSED' && Number(date.slice(0, 4)) === year)
    .map(({ date, name }): ClosedDay => ({ date, name, observed: false, source: 'EXCEPTION' }));
  return [...kept, ...added].sort(byDate);
}
