import { describe, expect, it } from 'vitest';
import { forecastNotices } from '@/lib/waves/rules/forecast';
import { freezeAt, freezeFinder } from '@/lib/waves/rules/freezes';
import { atNight, capacityOf, gridOf, hoursOf, isPastNotice, nightOf } from '@/lib/waves/rules/night';
import { planWave } from '@/lib/waves/rules/plan';
import { accountOf, freezeOf, rowOf, waveOf } from './support';

const RUNGS = [
  { step: 'DAYS_7', hours: 168 },
  { step: 'DAY_1', hours: 24 },
  { step: 'HOUR_1', hours: 1 },
] as const;

const iso = (dates: readonly Date[]) => dates.map((at) => at.toISOString().slice(0, 16));
const spanOf = (given: object) => {
  const { opensAt, closesAt } = nightOf(waveOf(given));
  return [...iso([opensAt, closesAt]), (closesAt.getTime() - opensAt.getTime()) / 3_600_000];
};

describe('a night', () => {
  it.each([
    ['runs past midnight', {}, ['2027-06-16T05:00', '2027-06-16T11:00', 6]],
    [
      'ends on its own day',
      { opensAt: '01:00', closesAt: '05:00' },
      ['2027-06-15T08:00', '2027-06-15T12:00', 4],
    ],
    ['is on its region’s clock', { region: 'APAC' }, ['2027-06-15T14:00', '2027-06-15T20:00', 6]],
    ['loses an hour in spring', { day: '2027-03-13' }, ['2027-03-14T06:00', '2027-03-14T11:00', 5]],
    ['gains an hour in autumn', { day: '2027-11-06' }, ['2027-11-07T05:00', '2027-11-07T12:00', 7]],
    [
      'opens at the later, closes at the earlier of a repeated hour',
      { day: '2027-11-07', opensAt: '01:15', closesAt: '01:45' },
      ['2027-11-07T09:15', '2027-11-07T09:15', 0],
    ],
    [
      'has nothing in an hour that is skipped',
      { day: '2027-03-14', opensAt: '02:00', closesAt: '03:00' },
      ['2027-03-14T10:00', '2027-03-14T10:00', 0],
    ],
  ])('%s', (_, given, expected) => {
    expect(spanOf(given)).toEqual(expected);
  });

  it('counts hours from its opening, the last one shorter', () => {
    const wave = waveOf({ opensAt: '22:30', closesAt: '00:00' });
    const hours = hoursOf(wave, [new Date('2027-06-16T06:29:00Z'), new Date('2027-06-16T08:00:00Z')]);
    expect(hours.map(({ startsAt, endsAt, held }) => [...iso([startsAt, endsAt]), held])).toEqual([
      ['2027-06-16T05:30', '2027-06-16T06:30', 1],
      ['2027-06-16T06:30', '2027-06-16T07:00', 0],
    ]);
  });

  it('gives a last hour that is cut short its share of the capacity, one account at least', () => {
    const capacities = (capacityPerHour: number, closesAt: string) =>
      hoursOf(waveOf({ opensAt: '22:00', closesAt, capacityPerHour }), []).map(({ capacity }) => capacity);
    expect(capacities(6, '23:30')).toEqual([6, 3]);
    expect(capacities(5, '23:30')).toEqual([5, 2]);
    expect(capacities(1, '23:10')).toEqual([1, 1]);
    expect(capacities(6, '00:00')).toEqual([6, 6]);
    expect(capacityOf(waveOf({ opensAt: '22:00', closesAt: '23:45', capacityPerHour: 40 }))).toBe(70);
  });

  it('spreads an hour’s capacity over the part in which the whole lockout fits', () => {
    const wave = waveOf({ closesAt: '23:00', capacityPerHour: 5 });
    const [hour] = hoursOf(wave, []);
    expect(hour && iso(gridOf(wave, hour)).map((text) => text.slice(11))).toEqual([
      '05:10',
      '05:17',
      '05:24',
      '05:31',
      '05:38',
    ]);
    expect(capacityOf(wave)).toBe(5);
    expect(capacityOf(waveOf({ closesAt: '22:20' }))).toBe(0);
  });

  it('reads a time of the night, and none that its clock does not show', () => {
    expect(atNight(waveOf(), '23:30')?.toISOString()).toBe('2027-06-16T06:30:00.000Z');
    expect(atNight(waveOf(), '01:30')?.toISOString()).toBe('2027-06-16T08:30:00.000Z');
    expect(atNight(waveOf({ day: '2027-03-13' }), '02:30')).toBeNull();
    expect(atNight(waveOf(), '25:00')).toBeNull();
  });
});

describe('a freeze', () => {
  it('holds for whole days of the account’s zone, also where a day has 23 hours', () => {
    const find = freezeFinder([freezeOf({ firstDay: '2027-03-14', lastDay: '2027-03-14' })]);
    const [span] = find(accountOf(1));
    expect(span && iso([span.from, span.to])).toEqual(['2027-03-14T08:00', '2027-03-15T07:00']);
    const [there] = find(accountOf(1, { timeZone: 'Pacific/Honolulu' }));
    expect(there && iso([there.from, there.to])).toEqual(['2027-03-14T10:00', '2027-03-15T10:00']);
  });

  it('of a region holds for its accounts alone, on the region’s days', () => {
    const find = freezeFinder([freezeOf({ scope: 'REGION', region: 'US' })]);
    expect(find(accountOf(1, { region: 'EUROPE' }))).toEqual([]);
    const [span] = find(accountOf(1, { timeZone: 'Pacific/Honolulu' }));
    expect(span?.from.toISOString()).toBe('2027-06-15T07:00:00.000Z');
  });

  it('touches a window to the millisecond', () => {
    const frozen = freezeFinder([freezeOf({})])(accountOf(1));
    const ends = Date.parse('2027-06-16T07:00:00.000Z');
    const at = (from: number, to: number) => freezeAt(frozen, new Date(from), new Date(to));
    expect(at(ends, ends + 60_000)).toBeNull();
    expect(at(ends - 1, ends + 60_000)).not.toBeNull();
  });
});

describe('a plan beside a freeze', () => {
  it('uses what the freeze leaves of the night', () => {
    const wave = waveOf({ capacityPerHour: 1 });
    const facts = {
      wave,
      rows: [rowOf(1), rowOf(2)],
      accounts: new Map([1, 2].map((number) => [number, accountOf(number)])),
      held: [],
      freezes: [freezeOf({ scope: 'ACCOUNT', accountNumber: 1 })],
      isMove: false,
      now: new Date('2027-06-01T00:00:00Z'),
    };
    const { placed } = planWave(facts);
    expect(
      placed.map(({ accountNumber, upgradeStartsAt }) => [accountNumber, ...iso([upgradeStartsAt])]),
    ).toEqual([
      [1, '2027-06-16T08:00'],
      [2, '2027-06-16T05:10'],
    ]);
  });
});

describe('a night that is too near', () => {
  it('takes no more accounts once its last lockout begins within the notice its admins are due', () => {
    const wave = waveOf({ lockoutLeadMinutes: 10, durationMinutes: 15, minimumNoticeHours: 24 });
    const last = nightOf(wave).closesAt.getTime() - 25 * 60_000 - 24 * 3_600_000;
    expect(isPastNotice(wave, new Date(last))).toBe(false);
    expect(isPastNotice(wave, new Date(last + 1))).toBe(true);
  });
});

describe('the notices of a plan', () => {
  it('leave out what would have been due already, and accounts without admins', () => {
    const start = new Date('2027-06-16T06:00:00Z');
    const placed = [1, 2].map((accountNumber) => ({
      accountNumber,
      name: '',
      line: null,
      lockoutStartsAt: new Date(start.getTime() + accountNumber * 60_000),
      upgradeStartsAt: start,
      expectedEndAt: start,
    }));
    const now = new Date('2027-06-10T00:00:00Z');
    const said = forecastNotices(placed, (number) => number * 2, 'SCHEDULED', RUNGS, now);
    expect(said.map(({ kind, mails, firstAt, lastAt }) => [kind, mails, ...iso([firstAt, lastAt])])).toEqual([
      ['SCHEDULED', 6, '2027-06-10T00:00', '2027-06-10T00:00'],
      ['DAY_1', 6, '2027-06-15T06:01', '2027-06-15T06:02'],
      ['HOUR_1', 6, '2027-06-16T05:01', '2027-06-16T05:02'],
    ]);
    expect(forecastNotices(placed, () => 0, 'MOVED', RUNGS, now)).toEqual([]);
  });
});
