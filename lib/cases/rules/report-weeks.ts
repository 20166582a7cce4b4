import { Temporal } from 'temporal-polyfill';
import type { ReportFilters } from '../schema/report';

/** A week from Monday to Sunday in some zone. */
export type Week = {
  /** Its Monday, `YYYY-MM-DD`. */
  startsOn: string;
  /** The instant that Monday begins, UTC. */
  startsAt: Date;
};

/** What a report is about: the cases received in its weeks, as of an instant. */
export type Reported = {
  weeks: readonly Week[];
  filters: Omit<ReportFilters, 'weeks'>;
  now: Date;
  /** Where the last week ends, when it is over. */
  until?: Date;
};

/** The `count` weeks up to the one that `now` (UTC) falls into, earliest first, as `zone` (IANA) counts them. */
export function weeksUpTo(now: Date, zone: string, count: number): Week[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return Array.from({ length: count }, (_, index) => {
    const start = monday.subtract({ weeks: count - 1 - index });
    const startsAt = new Date(start.toZonedDateTime(zone).epochMilliseconds);
    return { startsOn: start.toString(), startsAt };
  });
}
