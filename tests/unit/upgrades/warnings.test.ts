import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WARNING_MINUTES, warningAt } from '@/lib/upgrades/rules/warnings';

const START = Date.UTC(2026, 11, 2, 5, 50);
const MINUTE = 60_000;

describe('the warning before a lockout', () => {
  it.each([
    [30 * MINUTE + 1, null],
    [30 * MINUTE, 30],
    [15 * MINUTE + 1, 30],
    [15 * MINUTE, 15],
    [5 * MINUTE, 5],
    [MINUTE + 1, 5],
    [MINUTE, 1],
    [1, 1],
    [0, null],
    [-1, null],
  ])('with %i ms left is %s', (left, expected) => {
    expect(warningAt(START, START - left)).toBe(expected);
  });

  it('only ever falls as time passes, and ends with the start', () => {
    const urgency = (at: number) => (at >= START ? 0 : (warningAt(START, at) ?? Number.POSITIVE_INFINITY));
    fc.assert(
      fc.property(fc.integer({ min: -MINUTE, max: 40 * MINUTE }), fc.nat(40 * MINUTE), (left, passed) => {
        expect(urgency(START - left + passed)).toBeLessThanOrEqual(urgency(START - left));
      }),
    );
  });

  it('however rarely one looks, none is given twice, and each is given to whoever looks in time', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 7 * MINUTE }), { minLength: 1, maxLength: 400 }),
        (steps) => {
          const given: number[] = [];
          let left = 31 * MINUTE;
          for (const step of steps) {
            left -= step;
            const warning = warningAt(START, START - left);
            if (warning !== null && warning !== given.at(-1)) given.push(warning);
          }
          expect(new Set(given).size).toBe(given.length);
          expect(given).toEqual([...given].sort((a, b) => b - a));
        },
      ),
    );
    const everySecond = new Set<number | null>();
    for (let left = 31 * MINUTE; left >= 0; left -= 1000) everySecond.add(warningAt(START, START - left));
    expect([...everySecond].filter(Boolean).sort()).toEqual([...WARNING_MINUTES].sort());
  });

  it('depends on the time left alone: a moved lockout warns anew', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 * MINUTE }), fc.integer(), (left, shift) => {
        expect(warningAt(START + shift, START + shift - left)).toBe(warningAt(START, START - left));
      }),
    );
  });
});
