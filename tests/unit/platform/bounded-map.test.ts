import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedMap } from '@/lib/platform/bounded-map';

describe('a bounded map', () => {
  it('lets go of what was not used for the longest time', () => {
    const map = new BoundedMap<string>(3);
    for (const key of ['a', 'b', 'c']) map.set(key, key, 1);
    map.get('a');
    map.set('d', 'd', 1);
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual(['a', undefined, 'c', 'd']);
  });

  it('never holds more than it may, and of every key only what was set last', () => {
    const step = fc.record({
      key: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      size: fc.integer({ min: 0, max: 12 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const map = new BoundedMap<{ size: number }>(10);
        const last = new Map<string, { size: number }>();
        for (const { key, size } of steps) {
          const value = { size };
          map.set(key, value, size);
          last.set(key, value);
          const held = [...last.keys()]
            .map((each) => [each, map.get(each)] as const)
            .filter(([, found]) => found);
          for (const [each, found] of held) expect(found).toBe(last.get(each));
          expect(held.reduce((sum, [, found]) => sum + (found?.size ?? 0), 0)).toBeLessThanOrEqual(10);
          expect(map.get(key)).toBe(size > 10 ? undefined : value);
        }
      }),
    );
  });
});
