import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantilesBy } from '@/lib/cases/rules/quantiles';
import {
  CODES,
  type Described,
  described,
  PARTS,
  type Part,
  unpack,
  weights,
} from '@/lib/cases/rules/report-records';

/** What the words say: sort, then go between the two neighbours of the rank. */
function bySorting(values: readonly number[], fraction: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const rank = fraction * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(rank)], sorted[Math.ceil(rank)]];
  if (below === undefined || above === undefined) return null;
  return below + (rank - Math.floor(rank)) * (above - below);
}

const times = fc.oneof(
  fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 300 }),
  fc.array(fc.integer({ min: -5, max: 9_000_000_000 }), { maxLength: 300 }),
  fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 300 }),
  fc.integer({ min: 0, max: 400 }).map((length) => Array.from({ length }, (_, index) => index)),
  fc.integer({ min: 0, max: 400 }).map((length) => Array.from({ length }, (_, index) => length - index)),
);

describe('half, and nine of ten', () => {
  it('are what sorting each group gives, however its times came', () => {
    fc.assert(
      fc.property(
        fc.array(times, { minLength: 1, maxLength: 3 }),
        fc.infiniteStream(fc.nat()),
        (groups, order) => {
          const all = groups.flatMap((values, group) => values.map((value) => ({ value, group })));
          const none = groups.map((_, group) => ({ value: Number.NaN, group }));
          const mixed = [...all, ...none].map((each) => ({ ...each, key: order.next().value ?? 0 }));
          mixed.sort((a, b) => a.key - b.key);
          const values = Float64Array.from(mixed, ({ value }) => value);
          const places = Uint8Array.from(mixed, ({ group }) => group);
          expect(quantilesBy(values, places, groups.length, [0.5, 0.9])).toEqual(
            groups.map((each) => [bySorting(each, 0.5), bySorting(each, 0.9)]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a record', () => {
  const codeOf = (says: Described) =>
    (Object.keys(PARTS) as Part[]).reduce(
      (code, part) => code + weights[part] * (PARTS[part] as readonly string[]).indexOf(says[part]),
      0,
    );

  it('has a code of its own for everything it can say, in two bytes', () => {
    expect(described.map(codeOf)).toEqual(described.map((_, code) => code));
    expect(CODES).toBeLessThanOrEqual(32_767);
  });

  it('is read back as it was packed, within the time asked for and by its assignee across days', () => {
    const packed = (day: number, staff: string[], ms: number, place: number) => {
      const records = new Uint8Array(24);
      const view = new DataView(records.buffer);
      view.setInt32(0, ms);
      view.setInt16(4, 7);
      view.setInt16(6, place);
      view.setFloat64(8, 1_500);
      view.setFloat64(16, Number.NaN);
      return { day, staff, records };
    };
    const days = [packed(1, ['a', 'b'], 5, 2), packed(2, ['b'], 0, 1), packed(3, [], 9, 0)];
    const fromMs = 86_400_005;
    const found = unpack(days, { fromMs, beforeMs: 3 * 86_400_000 + 9, matches: () => true });
    expect([...found.receivedMs.subarray(0, found.count)]).toEqual([fromMs, 2 * 86_400_000]);
    expect([...found.staff.subarray(0, found.count)].map((place) => found.people[place - 1])).toEqual([
      'b',
      'b',
    ]);
    expect(found.answerMs[0]).toBe(1_500);
    expect(found.completionMs[0]).toBeNaN();
    expect(unpack(days, { fromMs: 0, beforeMs: Infinity, matches: () => false }).count).toBe(0);
  });
});
