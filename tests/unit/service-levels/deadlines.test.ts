import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { deadlinesFor, deadlinesInMs } from '@/lib/service-levels/rules/deadlines';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { buildServiceLevels, defaultEngine } from '@/lib/service-levels/rules/engine';
import { REGIONS, type Region } from '@/lib/service-levels/types';
import { businessDayFacts, facts, instantMs, region } from './arbitraries';
import { isOpen, slowDeadlines } from './slow-reference';

const HOUR_MS = 3_600_000;
const zoneOf = (name: Region) => defaultPolicy.regions[name].timeZone;
const standardS3 = (name: Region, receivedAt: number) => ({
  kind: 'TECHNICAL' as const,
  severity: 'S3' as const,
  serviceLevel: 'STANDARD' as const,
  region: name,
  receivedAt,
});

/** Deadline of a business-day case received at a local time, as local time. */
function localAnswer(name: Region, local: string, engine = defaultEngine): string {
  const received = Temporal.PlainDateTime.from(local).toZonedDateTime(zoneOf(name)).epochMilliseconds;
  const due = deadlinesInMs(engine, standardS3(name, received)).respondBy;
  const dueLocal = Temporal.Instant.fromEpochMilliseconds(due).toZonedDateTimeISO(zoneOf(name));
  return dueLocal
    .toPlainDateTime()
    .toString({ smallestUnit: 'millisecond' })
    .replace('.000', '')
    .slice(0, 23);
}

describe('deadlines', () => {
  it('equal those of an independent, slow calculation', () => {
    fc.assert(
      fc.property(facts, (input) => {
        expect(deadlinesInMs(defaultEngine, input)).toEqual(slowDeadlines(input));
      }),
      { numRuns: 1500 },
    );
    fc.assert(
      fc.property(businessDayFacts, (input) => {
        expect(deadlinesInMs(defaultEngine, input)).toEqual(slowDeadlines(input));
      }),
      { numRuns: 2500 },
    );
  });

  it('never move earlier when the case is received later', () => {
    fc.assert(
      fc.property(facts, fc.integer({ min: 0, max: 10 * 24 * HOUR_MS }), (input, laterMs) => {
        const first = deadlinesInMs(defaultEngine, input);
        const second = deadlinesInMs(defaultEngine, { ...input, receivedAt: input.receivedAt + laterMs });
        expect(second.respondBy).toBeGreaterThanOrEqual(first.respondBy);
        expect(second.completeBy ?? 0).toBeGreaterThanOrEqual(first.completeBy ?? 0);
      }),
      { numRuns: 2000 },
    );
  });

  it('are exactly the promised minutes later when the target is elapsed time', () => {
    const elapsed = facts.filter(
      ({ severity, serviceLevel }) => severity !== 'S3' || serviceLevel !== 'STANDARD',
    );
    fc.assert(
      fc.property(elapsed, (input) => {
        const target = defaultPolicy.respond[input.severity][input.serviceLevel];
        const { respondBy, completeBy } = deadlinesInMs(defaultEngine, input);
        expect(target.unit === 'ELAPSED' && respondBy - input.receivedAt === target.minutes * 60_000).toBe(
          true,
        );
        expect(completeBy).toBe(input.kind === 'TECHNICAL' ? null : input.receivedAt + 24 * HOUR_MS);
      }),
    );
  });

  it('answer a user administration case no later than it is completed', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const { respondBy, completeBy } = deadlinesInMs(defaultEngine, {
          ...input,
          kind: 'USER_ADMINISTRATION',
        });
        expect(respondBy).toBeLessThanOrEqual(completeBy ?? 0);
      }),
    );
  });

  it('refuse what is not a date, and years no calendar covers', () => {
    const input = standardS3('US', 0);
    expect(() => deadlinesFor(defaultEngine, { ...input, receivedAt: new Date(Number.NaN) })).toThrow(
      RangeError,
    );
    expect(() => deadlinesInMs(defaultEngine, { ...input, receivedAt: Date.UTC(1960, 0) })).toThrow(
      RangeError,
    );
    expect(() => deadlinesInMs(defaultEngine, { ...input, receivedAt: Date.UTC(2400, 0) })).toThrow(
      RangeError,
    );
  });
});

describe('a business day', () => {
  it('ends in open hours, the closing instant included', () => {
    fc.assert(
      fc.property(businessDayFacts, (input) => {
        const { respondBy } = deadlinesInMs(defaultEngine, input);
        expect(isOpen(input.region, respondBy) || isOpen(input.region, respondBy - 1)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts the full open hours of the region, minute by minute, also across a change of clocks', () => {
    const changes = ['2026-03-06', '2026-03-27', '2026-10-23', '2026-10-30', '2027-03-12', '2027-03-26'];
    fc.assert(
      fc.property(
        region,
        fc.constantFrom(...changes),
        fc.integer({ min: 0, max: 4 * 24 * 60 }),
        (name, day, minute) => {
          const received = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
          const { respondBy } = deadlinesInMs(defaultEngine, standardS3(name, received));
          let open = 0;
          for (let at = received; at < respondBy; at += 60_000) if (isOpen(name, at)) open += 1;
          expect(open).toBe({ US: 13, EUROPE: 10, APAC: 9 }[name] * 60);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same local time in any region with the same hours and holidays', () => {
    const shared = defaultPolicy.regions.EUROPE;
    const regions = Object.fromEntries(
      REGIONS.map((name) => [name, { ...shared, timeZone: zoneOf(name) }]),
    ) as typeof defaultPolicy.regions;
    const engine = buildServiceLevels({ policy: { ...defaultPolicy, regions } });
    fc.assert(
      fc.property(instantMs, (ms) => {
        const local = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO('UTC').toPlainDateTime();
        const answers = new Set(REGIONS.map((name) => localAnswer(name, local.toString(), engine)));
        expect(answers.size).toBe(1);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['EUROPE', '2026-06-08T10:00:00', '2026-06-09T10:00:00', 'Monday 10:00 gives Tuesday 10:00'],
    ['APAC', '2026-06-12T17:59:59.999', '2026-06-15T17:59:59.999', 'a millisecond before Friday closing'],
    ['APAC', '2026-06-12T18:00:00', '2026-06-15T18:00:00', 'at Friday closing the desk is closed'],
    ['US', '2026-06-10T05:00:00', '2026-06-10T18:00:00', 'at opening it ends at closing'],
    ['US', '2026-06-10T04:59:59.999', '2026-06-10T18:00:00', 'before opening it waits for it'],
    ['US', '2026-06-06T12:00:00', '2026-06-08T18:00:00', 'Saturday noon gives Monday at closing'],
    ['EUROPE', '2027-12-24T12:00:00', '2027-12-29T12:00:00', 'Christmas and Boxing Day on a weekend'],
    ['US', '2027-12-30T12:00:00', '2028-01-03T12:00:00', '1 January 2028 closes 31 December 2027'],
    [
      'APAC',
      '2038-04-22T12:00:00',
      '2038-04-28T12:00:00',
      'ANZAC Day on Easter Sunday moves past Easter Monday',
    ],
  ] as const)('%s received %s is due %s: %s', (name, received, due, _why) => {
    expect(localAnswer(name, received)).toBe(due);
  });
});
