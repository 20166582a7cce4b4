import { Temporal } from 'temporal-polyfill';
import type { ClosedDay, Region } from '@/lib/service-levels/types';
import { openSpansAfter } from './calendar';
import type { ServiceLevels } from './engine';

const LONGEST_LOOK_AHEAD_YEARS = 30;

/** Whether a desk is open, and the instant at which that changes. */
type DeskState = { readonly open: boolean; readonly changesAt: Date };

/** Local date of a region's desk at an instant. */
export function localDate(engine: ServiceLevels, region: Region, at: Date): Temporal.PlainDate {
  const { timeZone } = engine.policy.regions[region];
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
}

/** Open from the opening instant on, closed from the closing instant on (`facts.md` S9). RangeError outside the calendars. */
export function deskState(engine: ServiceLevels, region: Region, now: Date): DeskState {
  for (const [open, close] of openSpansAfter(engine.calendars[region], now.getTime())) {
    const isOpen = open <= now.getTime();
    return { open: isOpen, changesAt: new Date(isOpen ? close : open) };
  }
  throw new RangeError(`${region} never opens`);
}

/** Whether the region's desk is open at `now`. */
export function openNow(engine: ServiceLevels, region: Region, now: Date): boolean {
  return deskState(engine, region, now).open;
}

/** The next instant, strictly after `now`, at which the region's desk opens. */
export function nextOpening(engine: ServiceLevels, region: Region, now: Date): Date {
  for (const [open] of openSpansAfter(engine.calendars[region], now.getTime())) {
    if (open > now.getTime()) return new Date(open);
  }
  throw new RangeError(`${region} never opens again`);
}

/** Closed days of a local year with their names, observed working days and exceptions included, by date. */
export function holidaysOfYear(engine: ServiceLevels, region: Region, year: number): readonly ClosedDay[] {
  return engine.calendars[region].closedDays(year);
}

/** The next `count` closed days from the region's local date at `now` on, today included. */
export function nextHolidays(engine: ServiceLevels, region: Region, now: Date, count: number): ClosedDay[] {
  const today = localDate(engine, region, now);
  const found: ClosedDay[] = [];
  for (let ahead = 0; ahead < LONGEST_LOOK_AHEAD_YEARS && found.length < count; ahead += 1) {
    const days = holidaysOfYear(engine, region, today.year + ahead);
    found.push(...days.filter((day) => day.date >= today.toString()));
  }
  return found.slice(0, count);
}
