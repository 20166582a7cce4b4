import type { Clock, DeadlineFacts, Deadlines } from '@/lib/service-levels/types';
import { addOpenTime } from './calendar';
import type { ServiceLevels } from './engine';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Respond-by from severity and level alone, before complete-by caps it. Epoch ms in and out. */
export function respondByBeforeCap(engine: ServiceLevels, facts: DeadlineFacts<number>): number {
  const target = engine.policy.respond[facts.severity][facts.serviceLevel];
  if (target.unit === 'BUSINESS_DAYS') {
    const calendar = engine.calendars[facts.region];
    return addOpenTime(calendar, facts.receivedAt, target.days * calendar.dayMs);
  }
  return afterTime(engine, facts, target.unit, target.minutes * MINUTE_MS);
}

/** The instant (epoch ms) at which `ms` of that clock's time have passed since reception. */
function afterTime(
  engine: ServiceLevels,
  { region, receivedAt }: DeadlineFacts<number>,
  clock: Clock,
  ms: number,
) {
  if (clock === 'ELAPSED') return receivedAt + ms;
  return addOpenTime((clock === 'WEEKDAYS' ? engine.weekdays : engine.calendars)[region], receivedAt, ms);
}

/**
 * Both targets of a case in epoch milliseconds (`facts.md` S6, S8): the form for bulk work. `receivedAt` must be a
 * finite whole number. Throws RangeError when a business-day target leaves the years the calendars cover.
 */
export function deadlinesInMs(engine: ServiceLevels, facts: DeadlineFacts<number>): Deadlines<number> {
  const respondBy = respondByBeforeCap(engine, facts);
  if (facts.kind === 'TECHNICAL') return { respondBy, completeBy: null };
  const { completeHours, completeClock = 'ELAPSED' } = engine.policy;
  const completeBy = afterTime(engine, facts, completeClock, completeHours * HOUR_MS);
  return { respondBy: Math.min(respondBy, completeBy), completeBy };
}

/**
 * Both targets of a case (`facts.md` S6, S8) as instants. To recalculate after a change of severity, level or
 * region pass the original `receivedAt`, and keep the stored `completeBy`: pauses have moved it.
 * Throws RangeError for an invalid date or one outside the years the calendars cover.
 */
export function deadlinesFor(engine: ServiceLevels, facts: DeadlineFacts<Date>): Deadlines<Date> {
  const receivedAt = facts.receivedAt.getTime();
  if (Number.isNaN(receivedAt)) throw new RangeError('receivedAt is not a date');
  const { respondBy, completeBy } = deadlinesInMs(engine, { ...facts, receivedAt });
  return { respondBy: new Date(respondBy), completeBy: completeBy === null ? null : new Date(completeBy) };
}
