import { describe, expect, it } from 'vitest';
import { inBatches } from '@/lib/platform/in-batches';

/** A look-up of numbers that tells what it was asked for, and when its answer was true. */
function counting() {
  let time = 0;
  const asked: string[][] = [];
  const find = inBatches(async (keys) => {
    asked.push([...keys]);
    const at = time;
    await Promise.resolve();
    return new Map(keys.filter((key) => key !== 'none').map((key) => [key, at]));
  });
  return {
    find,
    asked,
    pass: () => {
      time += 1;
    },
  };
}

describe('look-ups in batches', () => {
  it('go out together when they are asked for together, each key once', async () => {
    const { find, asked } = counting();
    expect(await Promise.all(['a', 'b', 'a', 'none'].map(find))).toEqual([0, 0, 0, undefined]);
    expect(asked).toEqual([['a', 'b', 'none']]);
  });

  it('never join one that has begun: what happened before the question is in its answer', async () => {
    const { find, asked, pass } = counting();
    const first = find('a');
    while (asked.length === 0) await new Promise((resolve) => setImmediate(resolve));
    pass();
    expect([await find('a'), await first]).toEqual([1, 0]);
  });

  it('fail together, and the next ones start anew', async () => {
    let isDown = true;
    const find = inBatches(async (keys) => {
      if (isDown) throw new Error('down');
      return new Map(keys.map((key) => [key, key]));
    });
    const outcomes = await Promise.allSettled([find('a'), find('b')]);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    isDown = false;
    expect(await find('a')).toBe('a');
  });
});
