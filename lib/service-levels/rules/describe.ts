import type { PreviewInput, PreviewOutput, ServiceLevelsOutput } from '@/lib/service-levels/schema';
import { REGIONS, type Region, SERVICE_LEVELS, SEVERITIES, type Severity } from '@/lib/service-levels/types';
import { deadlinesFor } from './deadlines';
import type { ServiceLevels } from './engine';
import { deskState, holidaysOfYear, nextOpening } from './hours';
import { severityNames, targetInWords } from './names';

const isoWeekdays = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'] as const;

function describeSeverity(engine: ServiceLevels, severity: Severity): ServiceLevelsOutput['targets'][number] {
  const cells = SERVICE_LEVELS.map((level) => {
    const target = engine.policy.respond[severity][level];
    return [level, { words: targetInWords(target), target }] as const;
  });
  const respond = Object.fromEntries(cells) as ServiceLevelsOutput['targets'][number]['respond'];
  return { severity, ...severityNames[severity], respond };
}

function describeRegion(
  engine: ServiceLevels,
  region: Region,
  now: Date,
  year: number,
): ServiceLevelsOutput['regions'][number] {
  const { name, timeZone, weekdays, opensAt, closesAt, phones } = engine.policy.regions[region];
  const { open, changesAt } = deskState(engine, region, now);
  const days = isoWeekdays.filter((_, index) => weekdays.includes(index + 1));
  return {
    region,
    name,
    hours: { timeZone, days, opensAt, closesAt },
    openNow: open,
    changesAt: changesAt.toISOString(),
    nextOpening: nextOpening(engine, region, now).toISOString(),
    phones: phones.map((phone) => ({ ...phone })),
    holidays: holidaysOfYear(engine, region, year).map((day) => ({ ...day })),
  };
}

/**
 * Everything the support page and GET /service-levels show (`facts.md` S6, S8, S9): the table, the desks at `now`,
 * the closed days of `year` (local dates). Throws RangeError outside the years the calendars cover.
 */
export function describeServiceLevels(engine: ServiceLevels, now: Date, year: number): ServiceLevelsOutput {
  return {
    policyVersion: engine.policy.version,
    asOf: now.toISOString(),
    year,
    userAdministration: {
      completeWithinHours: engine.policy.completeHours,
      clock: engine.policy.completeClock ?? 'ELAPSED',
    },
    targets: SEVERITIES.map((severity) => describeSeverity(engine, severity)),
    regions: REGIONS.map((region) => describeRegion(engine, region, now, year)),
  };
}

/** The answer of POST /service-levels/preview to a parsed body; an item without `receivedAt` counts from `now`. */
export function previewDeadlines(engine: ServiceLevels, input: PreviewInput, now: Date): PreviewOutput {
  const data = input.items.map((item) => {
    const receivedAt = item.receivedAt === undefined ? now : new Date(item.receivedAt);
    const { respondBy, completeBy } = deadlinesFor(engine, { ...item, receivedAt });
    return {
      receivedAt: receivedAt.toISOString(),
      respondBy: respondBy.toISOString(),
      completeBy: completeBy === null ? null : completeBy.toISOString(),
    };
  });
  return { data };
}
