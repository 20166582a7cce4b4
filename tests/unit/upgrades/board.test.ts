import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BoardEdge,
  boardDay,
  densityOf,
  partOf,
  SLOT_MINUTES,
  slotsIn,
  stretchOf,
} from '@/lib/upgrades/rules/board';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { windowOf } from '@/lib/upgrades/rules/window';
import { BOARD_PARTS, PHASES } from '@/lib/upgrades/types';

const NOW = new Date('2026-12-01T12:00:00.000Z');
const HOUR = 3_600_000;
const SLOT = SLOT_MINUTES * 60_000;
const zones = fc.constantFrom(
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Kathmandu',
  'Pacific/Apia',
  'UTC',
);
const instant = fc
  .integer({ min: Date.UTC(2024, 0, 1), max: Date.UTC(2030, 0, 1) })
  .map((at) => new Date(at));

describe('the day of the board', () => {
  it('holds now when it is today, and at least the next two hours', () => {
    fc.assert(
      fc.property(instant, zones, (now, zone) => {
        const day = boardDay(undefined, zone, now);
        expect(day.isToday).toBe(true);
        expect(day.from.getTime()).toBeLessThanOrEqual(now.getTime());
        expect(day.to.getTime() - now.getTime()).toBeGreaterThanOrEqual(2 * HOUR);
      }),
    );
  });

  it('begins where the day before ends, whatever the clocks do', () => {
    fc.assert(
      fc.property(instant, zones, (at, zone) => {
        const day = boardDay(at.toISOString().slice(0, 10), zone, new Date(0));
        expect(boardDay(day.previous, zone, new Date(0)).to).toEqual(day.from);
        expect(boardDay(day.next, zone, new Date(0)).from).toEqual(day.to);
      }),
    );
  });

  it.each([
    ['2026-03-08', 'America/Los_Angeles', 23],
    ['2026-11-01', 'America/Los_Angeles', 25],
    ['2026-12-01', 'Europe/London', 24],
  ])('%s in %s has %i hours', (date, zone, hours) => {
    const { from, to } = boardDay(date, zone, NOW);
    expect((to.getTime() - from.getTime()) / HOUR).toBe(hours);
  });

  it.each(['', '2026-02-30', 'yesterday', '1999-01-01', '2026-12-01T00:00'])('takes %j for today', (text) => {
    expect(boardDay(text, 'UTC', NOW)).toMatchObject({ date: '2026-12-01', isToday: true });
  });
});

const window = fc
  .record({
    startsIn: fc.integer({ min: -30 * 60, max: 30 * 60 }),
    lead: fc.integer({ min: 0, max: 1440 }),
    duration: fc.integer({ min: 1, max: 1440 }),
    end: fc.constantFrom('open', 'completedAt', 'failedAt'),
    endsAfter: fc.integer({ min: 1, max: 600 }),
  })
  .map(({ startsIn, lead, duration, end, endsAfter }) => {
    const planned = windowOf(new Date(NOW.getTime() + startsIn * 60_000), lead, duration);
    const reports = { startedAt: null, completedAt: null, failedAt: null };
    const endedAt = new Date(planned.lockoutStartsAt.getTime() + endsAfter * 60_000);
    const facts = { ...planned, ...reports, ...(end === 'open' ? {} : { [end]: endedAt }) };
    const late = Math.max(planned.expectedEndAt.getTime(), NOW.getTime());
    return {
      ...facts,
      phase: phaseOf(facts, NOW),
      from: planned.lockoutStartsAt.getTime(),
      to: end === 'open' ? late : endedAt.getTime(),
    };
  });

describe('the parts of the board', () => {
  it('take every window of a day, each once: nothing is left out and nothing is shown twice', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 40 }), (windows) => {
        const parts = BOARD_PARTS.map((part) =>
          windows.filter(({ phase, lockoutStartsAt }) => partOf(phase, lockoutStartsAt, NOW) === part),
        );
        expect(parts.flat()).toHaveLength(windows.length);
        expect(new Set(parts.flat()).size).toBe(windows.length);
      }),
    );
  });

  it('follow the phase, and a scheduled one comes nearer two hours before its lockout', () => {
    const soon = new Date(NOW.getTime() + 2 * HOUR);
    expect(PHASES.slice(1).map((phase) => partOf(phase, soon, NOW))).toEqual([
      'NEXT',
      'LOCKED',
      'LOCKED',
      'OVERRUNNING',
      'COMPLETED',
      'FAILED',
    ]);
    expect(partOf('SCHEDULED', new Date(soon.getTime() + 1), NOW)).toBe('LATER');
  });
});

describe('the density of a day', () => {
  const day = boardDay('2026-12-01', 'UTC', NOW);
  const slots = slotsIn(day);
  const slotOf = (at: number) =>
    Math.min(slots - 1, Math.max(0, Math.floor((at - day.from.getTime()) / SLOT)));

  it('counts in each quarter of an hour the windows that reach into it, by phase', () => {
    fc.assert(
      fc.property(fc.array(window, { maxLength: 40 }), (all) => {
        const windows = all.filter(({ from, to }) => from < day.to.getTime() && to > day.from.getTime());
        const edges = windows.flatMap<BoardEdge>(({ phase, from, to }) => [
          { phase, slot: slotOf(from), opened: 1, closed: 0 },
          { phase, slot: slotOf(to - 1) + 1, opened: 0, closed: 1 },
        ]);
        const density = densityOf(edges, day.from, slots);
        for (const { at, total, by } of density) {
          const inside = windows.filter(({ from, to }) => from < at.getTime() + SLOT && to > at.getTime());
          expect(total).toBe(inside.length);
          for (const phase of PHASES)
            expect(by[phase] ?? 0).toBe(inside.filter((one) => one.phase === phase).length);
        }
      }),
    );
  });

  it('is cut to what is busy, and to now, without losing any of it', () => {
    const busySlots = fc.array(fc.boolean(), { minLength: 92, maxLength: 104 });
    fc.assert(
      fc.property(busySlots, fc.boolean(), (busy, isToday) => {
        const all = busy.map((isBusy, index) => ({
          at: new Date(day.from.getTime() + index * SLOT),
          total: isBusy ? 3 : 0,
          by: {},
        }));
        const { first, end } = stretchOf(all, isToday ? NOW : new Date(0));
        const isShown = (index: number) => index >= first && index < end;
        expect(end - first).toBeGreaterThanOrEqual(24);
        expect(busy.every((isBusy, index) => !isBusy || isShown(index))).toBe(true);
        if (isToday) expect(isShown(48)).toBe(true);
      }),
    );
  });

  it('is empty for an empty day, slot by slot', () => {
    const density = densityOf([], day.from, slots);
    expect(density).toHaveLength(96);
    expect(density.every(({ total }) => total === 0)).toBe(true);
  });
});
