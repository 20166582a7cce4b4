import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nightOf } from '@/lib/waves/rules/night';
import { type PlanFacts, planWave } from '@/lib/waves/rules/plan';
import type { FreezeRecord, PlanAccount, PlanRow, WaveTerms } from '@/lib/waves/types';
import { accountOf, freezeOf, rowOf, waveOf } from './support';

const DAY_MS = 86_400_000;

const zones = ['America/Los_Angeles', 'America/New_York', 'Pacific/Honolulu'];
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 15, 30, 45))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

/** Nights around both changes of the clocks, and an ordinary one. */
const waves = fc
  .record({
    day: fc.constantFrom('2027-03-13', '2027-03-14', '2027-06-15', '2027-11-06', '2027-11-07'),
    opensAt: time,
    closesAt: time,
    capacityPerHour: fc.oneof(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 9 })),
    lockoutLeadMinutes: fc.integer({ min: 0, max: 40 }),
    durationMinutes: fc.integer({ min: 1, max: 90 }),
    minimumNoticeHours: fc.integer({ min: 0, max: 48 }),
  })
  .filter(({ opensAt, closesAt }) => opensAt !== closesAt)
  .map((given) => waveOf(given));

/** Minutes from the opening: anywhere around the night, and often in its first hours, where they crowd. */
const offsets = fc.oneof(fc.integer({ min: -3 * 60, max: 27 * 60 }), fc.integer({ min: 20, max: 90 }));

const freezes = fc.array(
  fc.record({
    scope: fc.constantFrom('GLOBAL', 'REGION', 'ACCOUNT'),
    from: fc.integer({ min: -2, max: 2 }),
    days: fc.integer({ min: 0, max: 1 }),
    account: fc.integer({ min: 1, max: 12 }),
    isEnded: fc.boolean(),
  }),
  { maxLength: 3 },
);

const scenarios = fc
  .record({
    wave: waves,
    rows: fc.array(
      fc.record({ accountNumber: fc.integer({ min: 1, max: 14 }), at: fc.option(offsets), line: fc.nat(99) }),
      { maxLength: 40 },
    ),
    kinds: fc.array(fc.constantFrom('plain', 'elsewhere', 'upgraded', 'scheduled', 'failed'), {
      minLength: 12,
      maxLength: 12,
    }),
    held: fc.array(offsets, { maxLength: 20 }),
    freezes,
    ahead: fc.integer({ min: -1, max: 60 }),
  })
  .map((given): PlanFacts => {
    const { opensAt } = nightOf(given.wave);
    const at = (minutes: number) => new Date(opensAt.getTime() + minutes * 60_000);
    const accounts = given.kinds.map((kind, index) => madeAccount(index + 1, kind, given.wave));
    return {
      wave: given.wave,
      rows: given.rows.map(
        ({ accountNumber, at: offset, line }): PlanRow => ({
          accountNumber,
          startsAt: offset === null ? null : at(offset),
          line,
        }),
      ),
      accounts: new Map(accounts.map((account) => [account.number, account])),
      held: given.held.map(at),
      freezes: given.freezes.map((one) => madeFreeze(given.wave, one)),
      isMove: false,
      now: new Date(opensAt.getTime() - given.ahead * 3_600_000),
    };
  });

function madeAccount(number: number, kind: string, wave: WaveTerms): PlanAccount {
  const start = new Date(nightOf(wave).opensAt.getTime() + 20 * DAY_MS);
  const facts = {
    lockoutStartsAt: start,
    upgradeStartsAt: new Date(start.getTime() + 600_000),
    expectedEndAt: new Date(start.getTime() + 1_500_000),
    startedAt: null,
    completedAt: null,
    failedAt: kind === 'failed' ? start : null,
    waveId: null,
  };
  return accountOf(number, {
    timeZone: zones[number % zones.length] ?? 'UTC',
    region: kind === 'elsewhere' ? 'APAC' : 'US',
    platform: kind === 'upgraded' ? 'X_SERIES' : 'CLASSIC',
    upgrade: kind === 'scheduled' || kind === 'failed' ? facts : null,
  });
}

type Drawn = { scope: string; from: number; days: number; account: number; isEnded: boolean };

function madeFreeze(wave: WaveTerms, { scope, from, days, account, isEnded }: Drawn): FreezeRecord {
  const day = (offset: number) =>
    new Date(Date.parse(`${wave.day}T00:00:00Z`) + offset * DAY_MS).toISOString().slice(0, 10);
  return freezeOf({
    id: `${scope} ${from} ${days} ${account}`,
    scope: scope as FreezeRecord['scope'],
    region: scope === 'REGION' ? 'US' : null,
    accountNumber: scope === 'ACCOUNT' ? account : null,
    firstDay: day(from),
    lastDay: day(from + days),
    endedAt: isEnded ? new Date(0) : null,
  });
}

const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

/** The calendar day that a zone's clock shows, by another way than the rule's own. */
const dayIn = (at: Date, zone: string) =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(at);

describe('a plan, whatever is asked of it', () => {
  it('places each row or says why not, and neither twice', () => {
    fc.assert(
      fc.property(scenarios, (facts) => {
        const { placed, conflicts } = planWave(facts);
        for (const row of facts.rows) {
          const isRefused = conflicts.some(
            ({ accountNumber, line }) => accountNumber === row.accountNumber && line === row.line,
          );
          const isPlaced = placed.some(({ accountNumber }) => accountNumber === row.accountNumber);
          expect(isRefused || isPlaced).toBe(true);
        }
        expect(new Set(placed.map(({ accountNumber }) => accountNumber)).size).toBe(placed.length);
      }),
      { numRuns: 300 },
    );
  });

  it('never gives an hour more than its capacity, nor the rest of one more than its share, what it holds counted', () => {
    fc.assert(
      fc.property(scenarios, (facts) => {
        const { opensAt, closesAt } = nightOf(facts.wave);
        const starts = planWave(facts).placed.map(({ upgradeStartsAt }) => upgradeStartsAt);
        for (let from = opensAt; from < closesAt; from = minutesAfter(from, 60)) {
          const to = new Date(Math.min(minutesAfter(from, 60).getTime(), closesAt.getTime()));
          const isIn = (at: Date) => at >= from && at < to;
          const given = starts.filter(isIn).length;
          const minutes = (to.getTime() - from.getTime()) / 60_000;
          const share = Math.trunc((facts.wave.capacityPerHour * minutes) / 60) || 1;
          if (given > 0) expect(given + facts.held.filter(isIn).length).toBeLessThanOrEqual(share);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('keeps every lockout inside the maintenance hours and leaves the notice', () => {
    fc.assert(
      fc.property(scenarios, (facts) => {
        const { opensAt, closesAt } = nightOf(facts.wave);
        const soonest = facts.now.getTime() + facts.wave.minimumNoticeHours * 3_600_000;
        for (const { lockoutStartsAt, expectedEndAt } of planWave(facts).placed) {
          expect(lockoutStartsAt >= opensAt && expectedEndAt <= closesAt).toBe(true);
          expect(lockoutStartsAt.getTime()).toBeGreaterThanOrEqual(soonest);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never touches a freeze day of the account’s, or of the region’s', () => {
    fc.assert(
      fc.property(scenarios, (facts) => {
        for (const { accountNumber, lockoutStartsAt, expectedEndAt } of planWave(facts).placed) {
          const account = facts.accounts.get(accountNumber);
          for (const freeze of facts.freezes.filter((one) => one.endedAt === null)) {
            if (freeze.scope === 'ACCOUNT' && freeze.accountNumber !== accountNumber) continue;
            const zone = freeze.scope === 'REGION' ? 'America/Los_Angeles' : (account?.timeZone ?? '');
            const touched = [lockoutStartsAt, new Date(expectedEndAt.getTime() - 1)].map((at) =>
              dayIn(at, zone),
            );
            for (const day of touched) expect(day >= freeze.firstDay && day <= freeze.lastDay).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says the same for the same facts, and its own outcome holds when each account is asked again', () => {
    fc.assert(
      fc.property(scenarios, (facts) => {
        const plan = planWave(facts);
        expect(planWave(facts)).toEqual(plan);
        const held = [...facts.held];
        for (const one of plan.placed) {
          const row = rowOf(one.accountNumber, one.upgradeStartsAt);
          expect(planWave({ ...facts, rows: [row], held }).conflicts).toEqual([]);
          held.push(one.upgradeStartsAt);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('5,000 accounts', () => {
  it('are planned within a second of work, with freezes of every kind', () => {
    const wave = waveOf({ capacityPerHour: 400 });
    const rows = Array.from({ length: 5_000 }, (_, index) => rowOf(index + 1));
    const accounts = new Map(
      rows.map(({ accountNumber }) => [
        accountNumber,
        accountOf(accountNumber, { timeZone: zones[accountNumber % zones.length] ?? 'UTC' }),
      ]),
    );
    const calendar = [
      freezeOf({ id: 'all', firstDay: wave.day, lastDay: wave.day }),
      freezeOf({
        id: 'region',
        scope: 'REGION',
        region: 'US',
        firstDay: '2027-06-01',
        lastDay: '2027-06-02',
      }),
      ...Array.from({ length: 50 }, (_, index) =>
        freezeOf({
          id: `a${index}`,
          scope: 'ACCOUNT',
          accountNumber: index + 1,
          firstDay: '2027-06-16',
          lastDay: '2027-06-16',
        }),
      ),
    ];
    const facts: PlanFacts = {
      wave,
      rows,
      accounts,
      held: [],
      freezes: calendar,
      isMove: false,
      now: new Date('2027-06-01T00:00:00.000Z'),
    };
    planWave(facts);
    const since = process.cpuUsage();
    const { placed, conflicts } = planWave(facts);
    const ms = process.cpuUsage(since).user / 1_000;
    expect(placed.length).toBeGreaterThan(1_000);
    expect(placed.length + conflicts.length).toBe(5_000);
    expect(ms).toBeLessThan(1_000);
  });
});
