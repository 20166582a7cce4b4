import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, vi } from 'vitest';
import { deadlinesInMs } from '@/lib/service-levels/rules/deadlines';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { buildServiceLevels, defaultEngine } from '@/lib/service-levels/rules/engine';
import {
  deskState,
  holidaysOfYear,
  nextHolidays,
  nextOpening,
  openNow,
} from '@/lib/service-levels/rules/hours';
import { type ClosedDayException, REGIONS, type Region } from '@/lib/service-levels/types';
import { instantMs, region } from './arbitraries';
import { closedDates, isOpen } from './slow-reference';

const datesOf = (name: Region, year: number) =>
  [...new Set(holidaysOfYear(defaultEngine, name, year).map((day) => day.date))].sort();
const at = (text: string) => new Date(text);

describe('holidays', () => {
  it.each(REGIONS)('of %s equal an independent calculation for two centuries', (name) => {
    for (let year = 2000; year <= 2199; year += 1) {
      const causes = [year, year + 1].flatMap((y) => [...closedDates(name, y)]);
      const expected = [...new Set(causes)].filter((date) => date.startsWith(`${year}-`)).sort();
      expect(datesOf(name, year)).toEqual(expected);
    }
  });

  it('on a weekend are observed on the next free weekday in Europe', () => {
    const december = holidaysOfYear(defaultEngine, 'EUROPE', 2027).filter(({ date }) => date > '2027-12');
    expect(december.map(({ date, name, observed }) => [date, name, observed])).toEqual([
      ['2027-12-25', 'Christmas Day', false],
      ['2027-12-26', 'Boxing Day', false],
      ['2027-12-27', 'Christmas Day (observed)', true],
      ['2027-12-28', 'Boxing Day (observed)', true],
    ]);
  });

  it('observed in the US on the Friday before can fall into the year before', () => {
    expect(datesOf('US', 2027)).toContain('2027-12-31');
    expect(openNow(defaultEngine, 'US', at('2027-12-31T20:00:00Z'))).toBe(false);
    expect(openNow(defaultEngine, 'EUROPE', at('2027-12-31T12:00:00Z'))).toBe(true);
    expect(openNow(defaultEngine, 'EUROPE', at('2028-01-03T12:00:00Z'))).toBe(false);
  });

  it('that share a date are both named', () => {
    const shared = holidaysOfYear(defaultEngine, 'APAC', 2011).filter(({ date }) => date === '2011-04-25');
    expect(shared.map(({ name }) => name).sort()).toEqual(['ANZAC Day', 'Easter Monday']);
  });

  it('to come are listed from the local date of the desk on, across years', () => {
    const next = nextHolidays(defaultEngine, 'APAC', at('2026-12-25T16:00:00Z'), 4);
    expect(next.map(({ date }) => date)).toEqual(['2026-12-26', '2026-12-28', '2027-01-01', '2027-03-26']);
    expect(nextHolidays(defaultEngine, 'APAC', at('2026-12-25T15:59:59Z'), 1)[0]?.name).toBe('Christmas Day');
  });
});

describe('a desk', () => {
  it('is open exactly when the wall clock says so', () => {
    fc.assert(
      fc.property(region, instantMs, (name, ms) => {
        expect(openNow(defaultEngine, name, new Date(ms))).toBe(isOpen(name, ms));
      }),
      { numRuns: 2000 },
    );
  });

  it('next opens at an instant that is open, after one that is closed', () => {
    fc.assert(
      fc.property(region, instantMs, (name, ms) => {
        const opening = nextOpening(defaultEngine, name, new Date(ms)).getTime();
        expect(opening).toBeGreaterThan(ms);
        expect(isOpen(name, opening)).toBe(true);
        expect(isOpen(name, opening - 1)).toBe(false);
      }),
    );
  });

  it('opens at its opening time and is closed at its closing time, summer and winter', () => {
    expect(deskState(defaultEngine, 'US', at('2026-07-01T12:00:00.000Z'))).toEqual({
      open: true,
      changesAt: at('2026-07-02T01:00:00.000Z'),
    });
    expect(openNow(defaultEngine, 'US', at('2026-07-01T11:59:59.999Z'))).toBe(false);
    expect(deskState(defaultEngine, 'US', at('2026-01-06T02:00:00.000Z'))).toEqual({
      open: false,
      changesAt: at('2026-01-06T13:00:00.000Z'),
    });
  });
});

describe('exceptions', () => {
  const with_ = (...closedDays: ClosedDayException[]) => buildServiceLevels({ closedDays });
  const noon = { kind: 'TECHNICAL', severity: 'S3', serviceLevel: 'STANDARD', region: 'EUROPE' } as const;
  const dueFrom = (engine: typeof defaultEngine, text: string) =>
    new Date(deadlinesInMs(engine, { ...noon, receivedAt: Date.parse(text) }).respondBy).toISOString();

  it('close a day of one region only', () => {
    const engine = with_({ region: 'EUROPE', date: '2026-06-09', state: 'CLOSED', name: 'Company day' });
    expect(dueFrom(engine, '2026-06-08T12:00:00Z')).toBe('2026-06-10T12:00:00.000Z');
    expect(holidaysOfYear(engine, 'EUROPE', 2026)).toContainEqual({
      date: '2026-06-09',
      name: 'Company day',
      observed: false,
      source: 'EXCEPTION',
    });
    expect(openNow(engine, 'US', at('2026-06-09T18:00:00Z'))).toBe(true);
  });

  it('open a holiday again and leave the other substitute days alone', () => {
    const engine = with_({ region: 'EUROPE', date: '2027-12-27', state: 'OPEN', name: 'We work' });
    expect(dueFrom(engine, '2027-12-24T12:00:00Z')).toBe('2027-12-27T12:00:00.000Z');
    expect(openNow(engine, 'EUROPE', at('2027-12-28T12:00:00Z'))).toBe(false);
  });

  it('never open a weekend, and the last one for a date counts', () => {
    const weekend = with_({ region: 'EUROPE', date: '2027-12-25', state: 'OPEN', name: 'No' });
    expect(openNow(weekend, 'EUROPE', at('2027-12-25T12:00:00Z'))).toBe(false);
    const twice = with_(
      { region: 'EUROPE', date: '2026-06-09', state: 'CLOSED', name: 'Company day' },
      { region: 'EUROPE', date: '2026-06-09', state: 'OPEN', name: 'Called off' },
    );
    expect(openNow(twice, 'EUROPE', at('2026-06-09T12:00:00Z'))).toBe(true);
  });

  it('that close a desk for years end in an error, not in an endless loop', () => {
    const weekdays: number[] = [];
    const policy = {
      ...defaultPolicy,
      regions: { ...defaultPolicy.regions, US: { ...defaultPolicy.regions.US, weekdays } },
    };
    const engine = buildServiceLevels({ policy });
    const received = { ...noon, region: 'US' as const, receivedAt: Date.UTC(2190, 0) };
    expect(() => deadlinesInMs(engine, received)).toThrow(RangeError);
  });

  it('refuse a desk that closes before it opens, and a holiday rule nobody knows', () => {
    const us = defaultPolicy.regions.US;
    const withUs = (change: Partial<typeof us>) =>
      buildServiceLevels({
        policy: { ...defaultPolicy, regions: { ...defaultPolicy.regions, US: { ...us, ...change } } },
      });
    expect(() => withUs({ opensAt: '18:00', closesAt: '05:00' })).toThrow(RangeError);
    const library = vi.spyOn(console, 'error').mockImplementation(() => {});
    const odd = withUs({ holidays: [{ name: 'Odd', rule: 'whenever' }] });
    expect(() => holidaysOfYear(odd, 'US', 2026)).toThrow(RangeError);
    library.mockRestore();
  });

  it('works for a desk whose local day begins in the UTC day before', () => {
    const APAC = {
      ...defaultPolicy.regions.APAC,
      timeZone: 'Pacific/Kiritimati',
      opensAt: '00:00',
      closesAt: '09:00',
    };
    const engine = buildServiceLevels({
      policy: { ...defaultPolicy, regions: { ...defaultPolicy.regions, APAC } },
    });
    const received = Temporal.PlainDateTime.from('2029-01-02T05:00').toZonedDateTime('Pacific/Kiritimati');
    const due = deadlinesInMs(engine, {
      ...noon,
      region: 'APAC',
      receivedAt: received.epochMilliseconds,
    }).respondBy;
    expect(due).toBe(received.add({ days: 1 }).epochMilliseconds);
    expect(openNow(engine, 'APAC', at('2028-12-31T23:00:00Z'))).toBe(false);
    expect(openNow(engine, 'APAC', at('2029-12-31T10:30:00Z'))).toBe(false);
  });
});
