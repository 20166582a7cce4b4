import { afterEach, describe, expect, it } from 'vitest';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { previewDeadlines } from '@/lib/service-levels/rules/describe';
import { buildServiceLevels, defaultEngine } from '@/lib/service-levels/rules/engine';
import { previewInput } from '@/lib/service-levels/schema';
import vectors from '@/tests/fixtures/slt-vectors.json' with { type: 'json' };

const machineZone = process.env.TZ;

afterEach(() => {
  if (machineZone === undefined) delete process.env.TZ;
  else process.env.TZ = machineZone;
});

const bodyOf = (items: typeof vectors) =>
  previewInput.parse({ items: items.map(({ respondBy: _r, completeBy: _c, ...item }) => item) });

const expected = vectors.map(({ receivedAt, respondBy, completeBy }) => ({
  receivedAt,
  respondBy,
  completeBy,
}));

describe('the worked examples', () => {
  it('are 120', () => expect(vectors).toHaveLength(120));

  it.each(vectors.map((vector, index) => [index, vector] as const))(
    'number %i, to the millisecond',
    (_, vector) => {
      const [item] = bodyOf([vector]).items;
      if (!item) throw new Error('no item');
      const { respondBy, completeBy } = deadlinesFor(defaultEngine, {
        ...item,
        receivedAt: new Date(vector.receivedAt),
      });
      expect(respondBy.toISOString()).toBe(vector.respondBy);
      expect(completeBy?.toISOString() ?? null).toBe(vector.completeBy);
    },
  );

  it('come out of one preview body', () => {
    expect(previewDeadlines(defaultEngine, bodyOf(vectors), new Date(0)).data).toEqual(expected);
  });

  it.each([
    ['Asia/Kathmandu', -345],
    ['America/Los_Angeles', 480],
    ['Pacific/Kiritimati', -840],
  ])('do not depend on the machine being in %s', (zone, offsetMinutes) => {
    process.env.TZ = zone;
    expect(new Date('2026-01-15T00:00:00Z').getTimezoneOffset()).toBe(offsetMinutes);
    expect(previewDeadlines(buildServiceLevels(), bodyOf(vectors), new Date(0)).data).toEqual(expected);
  });
});
