import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { deadlinesFor, deadlinesInMs } from '@/lib/service-levels/rules/deadlines';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { buildServiceLevels } from '@/lib/service-levels/rules/engine';
import { explainDeadline } from '@/lib/service-levels/rules/explain';
import type { Clock, Policy, Region } from '@/lib/service-levels/types';
import { facts, instantMs, region } from './arbitraries';
import { closedDates, isOpen } from './slow-reference';

const MINUTE = 60_000;
const HOURS = 7;

/** The same promise everywhere, counted by one clock. */
function engineOf(clock: Clock) {
  const target = { unit: clock, minutes: HOURS * 60 } as const;
  const row = { STANDARD: target, PREMIUM: target, PREMIUM_PLUS: target, ENTERPRISE: target };
  const policy: Policy = {
    ...defaultPolicy,
    respond: { S1: row, S2: row, S3: row },
    completeHours: 2 * HOURS,
    completeClock: clock,
  };
  return buildServiceLevels({ policy });
}

function isWeekday(name: Region, ms: number): boolean {
  const { timeZone } = defaultPolicy.regions[name];
  const day = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(timeZone).toPlainDate();
  const closed = [day.year - 1, day.year, day.year + 1].some((year) =>
    closedDates(name, year).has(day.toString()),
  );
  return day.dayOfWeek <= 5 && !closed;
}

const counts: Record<Clock, (name: Region, ms: number) => boolean> = {
  ELAPSED: () => true,
  WEEKDAYS: isWeekday,
  BUSINESS_HOURS: isOpen,
};
const clock = fc.constantFrom<Clock>('ELAPSED', 'WEEKDAYS', 'BUSINESS_HOURS');
const engines = {
  ELAPSED: engineOf('ELAPSED'),
  WEEKDAYS: engineOf('WEEKDAYS'),
  BUSINESS_HOURS: engineOf('BUSINESS_HOURS'),
};

describe('a target counted by a clock', () => {
  it('ends when exactly that many of its minutes have passed, across weekends, holidays and changes of clocks', () => {
    const from = Date.UTC(2026, 0, 1) / MINUTE;
    fc.assert(
      fc.property(clock, region, fc.integer({ min: from, max: from + 3 * 525_600 }), (by, name, minute) => {
        const receivedAt = minute * MINUTE;
        const { respondBy, completeBy } = deadlinesInMs(engines[by], {
          kind: 'USER_ADMINISTRATION',
          severity: 'S2',
          serviceLevel: 'PREMIUM',
          region: name,
          receivedAt,
        });
        const minutesUntil = (end: number) => {
          let count = 0;
          for (let at = receivedAt; at < end; at += MINUTE) if (counts[by](name, at)) count += 1;
          return count;
        };
        expect(minutesUntil(respondBy)).toBe(HOURS * 60);
        expect(counts[by](name, respondBy - MINUTE)).toBe(true);
        expect(minutesUntil(completeBy ?? 0)).toBe(2 * HOURS * 60);
      }),
      { numRuns: 60 },
    );
  });

  it('never ends earlier for a case received later, and never after completion', () => {
    fc.assert(
      fc.property(clock, facts, fc.integer({ min: 0, max: 864_000_000 }), (by, input, laterMs) => {
        const first = deadlinesInMs(engines[by], input);
        const second = deadlinesInMs(engines[by], { ...input, receivedAt: input.receivedAt + laterMs });
        expect(second.respondBy).toBeGreaterThanOrEqual(first.respondBy);
        expect(second.completeBy ?? 0).toBeGreaterThanOrEqual(first.completeBy ?? 0);
        expect(first.completeBy ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(first.respondBy);
      }),
      { numRuns: 1000 },
    );
  });

  it('is explained by spans that add up to what was promised', () => {
    fc.assert(
      fc.property(fc.constantFrom<Clock>('WEEKDAYS', 'BUSINESS_HOURS'), region, instantMs, (by, name, ms) => {
        const dated = {
          kind: 'TECHNICAL',
          severity: 'S3',
          serviceLevel: 'STANDARD',
          region: name,
          receivedAt: new Date(ms),
        } as const;
        const { respond } = explainDeadline(engines[by], dated);
        expect(respond.basis).toBe(by);
        expect(respond.dueAt).toEqual(deadlinesFor(engines[by], dated).respondBy);
        const counted = respond.counted.reduce((sum, { from, to }) => sum + to.getTime() - from.getTime(), 0);
        expect(counted).toBe(HOURS * 60 * MINUTE);
      }),
      { numRuns: 300 },
    );
  });
});
