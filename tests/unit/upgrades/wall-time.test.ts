import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instantsOf, wallTimeOf } from '@/lib/upgrades/rules/wall-time';

const zones = [
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Singapore',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'UTC',
];
const iso = (at: Date[]) => at.map((one) => one.toISOString());

describe('a date and time of a zone', () => {
  it('goes there and back for any minute of any zone', () => {
    const minute = fc.integer({ min: Date.UTC(2024, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (at, zone) => {
        const instant = new Date(at * 60_000);
        const { date, time } = wallTimeOf(instant, zone);
        expect(iso(instantsOf(date, time, zone))).toContain(instant.toISOString());
      }),
    );
  });

  it('is shown by the zone’s clock as it was written, or is none', () => {
    const two = fc.integer({ min: 0, max: 99 }).map((number) => String(number).padStart(2, '0'));
    const date = fc.tuple(fc.integer({ min: 2000, max: 2099 }), two, two).map((parts) => parts.join('-'));
    const time = fc.tuple(two, two).map((parts) => parts.join(':'));
    fc.assert(
      fc.property(date, time, fc.constantFrom(...zones), (day, clock, zone) => {
        for (const at of instantsOf(day, clock, zone))
          expect(wallTimeOf(at, zone)).toEqual({ date: day, time: clock });
      }),
      { numRuns: 2_000 },
    );
  });

  it('is one instant on a plain day', () => {
    expect(iso(instantsOf('2026-12-01', '21:50', 'America/Los_Angeles'))).toEqual([
      '2026-12-02T05:50:00.000Z',
    ]);
  });

  it('is none in the hour that is skipped and two in the hour that is repeated', () => {
    expect(instantsOf('2027-03-28', '01:30', 'Europe/London')).toEqual([]);
    expect(iso(instantsOf('2027-10-31', '01:30', 'Europe/London'))).toEqual([
      '2027-10-31T00:30:00.000Z',
      '2027-10-31T01:30:00.000Z',
    ]);
  });

  it.each([
    ['2027-02-29', '10:00'],
    ['2026-13-05', '21:50'],
    ['2026-00-05', '21:50'],
    ['2026-12-00', '21:50'],
    ['2027-1-1', '10:00'],
    ['2027-01-01', '24:00'],
    ['', ''],
  ])('is none for %j %j', (date, time) => {
    expect(instantsOf(date, time, 'UTC')).toEqual([]);
  });
});
