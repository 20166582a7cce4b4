import {
  type ClosedDayException,
  type Policy,
  REGIONS,
  type Region,
  type RegionPolicy,
} from '@/lib/service-levels/types';
import { buildCalendar, type Calendar, END_OF_DAY } from './calendar';
import { defaultPolicy } from './default-policy';

/** One policy version with its exceptions and the calendars they give. Never changes; build a new one instead. */
export type ServiceLevels = {
  readonly policy: Policy;
  readonly closedDays: readonly ClosedDayException[];
  /** When each region's desk is open. */
  readonly calendars: Readonly<Record<Region, Calendar>>;
  /** Each region's working days, around the clock. */
  readonly weekdays: Readonly<Record<Region, Calendar>>;
};

/**
 * Builds the engine: cheap, since calendars fill in by year on first use (a few ms a region and year) and stay.
 * Keep it as long as policy and exceptions stand. Throws RangeError when a region closes before it opens.
 */
export function buildServiceLevels({
  policy = defaultPolicy,
  closedDays = [],
}: {
  policy?: Policy;
  closedDays?: readonly ClosedDayException[];
} = {}): ServiceLevels {
  const calendarsWith = (hours: Partial<RegionPolicy>) => {
    const calendarOf = (region: Region) =>
      buildCalendar(
        { ...policy.regions[region], ...hours },
        closedDays.filter((day) => day.region === region),
      );
    const entries = REGIONS.map((region) => [region, calendarOf(region)] as const);
    return Object.fromEntries(entries) as Record<Region, Calendar>;
  };
  return {
    policy,
    closedDays,
    calendars: calendarsWith({}),
    weekdays: calendarsWith({ opensAt: '00:00', closesAt: END_OF_DAY }),
  };
}

/** Policy version 1 without exceptions. */
export const defaultEngine: ServiceLevels = buildServiceLevels();
