import { Temporal } from 'temporal-polyfill';
import type {
  Clock,
  ClosedDay,
  CompleteExplanation,
  DeadlineExplanation,
  DeadlineFacts,
  OpenSpan,
  Pause,
  RespondExplanation,
} from '@/lib/service-levels/types';
import { type Calendar, END_OF_DAY, openSpansAfter } from './calendar';
import { deadlinesFor, respondByBeforeCap } from './deadlines';
import type { ServiceLevels } from './engine';
import { holidaysOfYear, localDate } from './hours';

const MINUTE_MS = 60_000;

function countedSpans(calendar: Calendar, facts: DeadlineFacts<Date>, untilMs: number): OpenSpan[] {
  const receivedMs = facts.receivedAt.getTime();
  const spans: OpenSpan[] = [];
  for (const [open, close] of openSpansAfter(calendar, receivedMs)) {
    if (open >= untilMs) break;
    spans.push({ from: new Date(Math.max(open, receivedMs)), to: new Date(Math.min(close, untilMs)) });
  }
  return spans;
}

/** Closed working days whose hours lie between reception and the end of the count: those that cost time. */
function skippedDays(
  engine: ServiceLevels,
  facts: DeadlineFacts<Date>,
  closesAt: string,
  untilMs: number,
): ClosedDay[] {
  const { timeZone, weekdays } = engine.policy.regions[facts.region];
  const first = localDate(engine, facts.region, facts.receivedAt);
  const last = localDate(engine, facts.region, new Date(untilMs));
  const years = first.year === last.year ? [first.year] : [first.year, last.year];
  return years
    .flatMap((year) => holidaysOfYear(engine, facts.region, year))
    .filter(({ date }) => {
      const day = Temporal.PlainDate.from(date);
      const end = closesAt === END_OF_DAY ? day.add({ days: 1 }) : day;
      const plainTime = closesAt === END_OF_DAY ? '00:00' : closesAt;
      const close = end.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
      const within = close > facts.receivedAt.getTime() && date <= last.toString();
      return within && weekdays.includes(day.dayOfWeek);
    });
}

function explainRespond(engine: ServiceLevels, facts: DeadlineFacts<Date>, dueAt: Date): RespondExplanation {
  const uncappedMs = respondByBeforeCap(engine, { ...facts, receivedAt: facts.receivedAt.getTime() });
  const cappedFrom = uncappedMs > dueAt.getTime() ? new Date(uncappedMs) : null;
  const target = engine.policy.respond[facts.severity][facts.serviceLevel];
  const basis = target.unit === 'BUSINESS_DAYS' ? 'BUSINESS_HOURS' : target.unit;
  const dayMs = engine.calendars[facts.region].dayMs;
  const minutes = target.unit === 'BUSINESS_DAYS' ? (target.days * dayMs) / MINUTE_MS : target.minutes;
  const { counted, skipped } = countedBy(engine, basis, facts, uncappedMs);
  const countsFrom = counted[0]?.from ?? facts.receivedAt;
  return { dueAt, basis, minutes, countsFrom, counted, skipped, cappedFrom };
}

/** The open time that a clock counted until an instant, ms, and the closed days it passed over. */
function countedBy(engine: ServiceLevels, clock: Clock, facts: DeadlineFacts<Date>, untilMs: number) {
  if (clock === 'ELAPSED') return { counted: [], skipped: [] };
  const calendar = (clock === 'WEEKDAYS' ? engine.weekdays : engine.calendars)[facts.region];
  return {
    counted: countedSpans(calendar, facts, untilMs),
    skipped: skippedDays(engine, facts, calendar.region.closesAt, untilMs),
  };
}

function explainComplete(
  engine: ServiceLevels,
  facts: DeadlineFacts<Date>,
  completeBy: Date,
  pauses: readonly Pause[],
): CompleteExplanation {
  const { completeHours, completeClock = 'ELAPSED' } = engine.policy;
  const added = pauses.map(({ from, to }) => ({ from, to, addedMs: to ? to.getTime() - from.getTime() : 0 }));
  const addedMs = added.reduce((sum, pause) => sum + pause.addedMs, 0);
  return {
    dueAt: new Date(completeBy.getTime() + addedMs),
    basis: completeClock,
    minutes: completeHours * 60,
    ...countedBy(engine, completeClock, facts, completeBy.getTime()),
    pauses: added,
  };
}

/**
 * How the deadlines of a case came about: clock or desk hours, the open time counted, the closed days skipped, the
 * pauses added, the policy version. Recomputed under this engine; errors as in `deadlinesFor`.
 */
export function explainDeadline(
  engine: ServiceLevels,
  facts: DeadlineFacts<Date>,
  pauses: readonly Pause[] = [],
): DeadlineExplanation {
  const { respondBy, completeBy } = deadlinesFor(engine, facts);
  return {
    policyVersion: engine.policy.version,
    region: facts.region,
    timeZone: engine.policy.regions[facts.region].timeZone,
    respond: explainRespond(engine, facts, respondBy),
    complete: completeBy === null ? null : explainComplete(engine, facts, completeBy, pauses),
  };
}
