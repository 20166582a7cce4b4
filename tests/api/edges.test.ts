import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import { type Cast, createCast } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { scenes } from '@/tests/support/api-scenes';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

/** What JavaScript or a schema may let through and a column does not hold. */
const INSTANTS = [
  '0000-01-01T00:00:00.000Z',
  '0001-01-01T00:00:00.000+23:59',
  '2026-02-30T00:00:00.000Z',
  '2027-06-01T24:00:00.000Z',
  '9999-12-31T23:59:59.999-23:59',
  '+275760-09-13T00:00:00.000Z',
];
const DAYS = ['0000-01-01', '0001-01-01', '2026-02-30', '9999-12-31'];
const NUMBERS = [-1, 0, 1.5, 2_147_483_647, 2_147_483_648, 9_007_199_254_740_991];
const NAMES = [
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  '-'.repeat(36),
];

const edgesOf = (value: unknown): readonly unknown[] => {
  if (typeof value === 'number') return NUMBERS;
  return typeof value === 'string' ? [...INSTANTS, ...DAYS, ...NAMES] : [];
};

/** The body with one value after the other, however deep, replaced by each of its edges. */
function variantsOf(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null) return [...edgesOf(body)];
  return Object.entries(body).flatMap(([key, value]) =>
    variantsOf(value).map((variant) =>
      Array.isArray(body) ? body.with(Number(key), variant) : { ...body, [key]: variant },
    ),
  );
}

let web: WebProcess;
let cast: Cast;
beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
});
afterAll(() => web?.stop());

/** What it reads besides its example: fields that are left out there. */
const more: Readonly<Record<string, object>> = {
  previewServiceLevels: {
    items: [
      {
        kind: 'TECHNICAL',
        severity: 'S1',
        serviceLevel: 'PREMIUM',
        region: 'US',
        receivedAt: '2027-01-01T00:00:00.000Z',
      },
    ],
  },
};
const bodies = manifest.flatMap((op) => {
  const given = [
    ...Object.values(op.examples ?? {}).map(({ value }) => value),
    ...(more[op.id] ? [more[op.id]] : []),
  ];
  return given.length > 0 ? [[op.id, op, given] as const] : [];
});

describe('a value at the edge of what a column holds', () => {
  it.each(bodies)('breaks nothing in %s', async (id, op, given) => {
    const person = op.who !== 'PUBLIC' && !op.who.includes('OPERATIONS') ? cast.agent : cast.operations;
    const scene = await scenes[id]?.(cast, person);
    const faults: unknown[] = [];
    for (const body of given.flatMap(variantsOf)) {
      const answer = await cast.api.call(op.method, scene?.path ?? '', { token: person.token, body });
      if (answer.status >= 500) faults.push(body);
    }
    expect(faults).toEqual([]);
  });
});
