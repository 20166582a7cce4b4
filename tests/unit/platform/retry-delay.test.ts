import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '@/components/platform/retry-delay';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

describe('the wait of a page whose stream was refused', () => {
  it('lies between half a second and a minute, however often it was refused', () => {
    fc.assert(
      fc.property(fc.nat({ max: 5_000 }), chance, (refusals, drawn) => {
        const ms = retryDelayMs(refusals, drawn);
        expect(ms).toBeGreaterThanOrEqual(500);
        expect(ms).toBeLessThanOrEqual(60_000);
      }),
    );
  });

  it('is never shorter after another refusal, whatever chance says', () => {
    fc.assert(
      fc.property(fc.nat({ max: 4 }), chance, chance, (refusals, first, second) => {
        expect(retryDelayMs(refusals + 1, second)).toBeGreaterThanOrEqual(retryDelayMs(refusals, first));
      }),
    );
  });

  it('is spread: of those refused together, half come back in the first half of the wait', () => {
    expect([0, 0.25, 0.5, 0.75].map((drawn) => retryDelayMs(2, drawn))).toEqual([2_000, 2_500, 3_000, 3_500]);
  });
});
