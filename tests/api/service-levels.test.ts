import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

type Vector = Record<string, string | null>;
const vectors = JSON.parse(readFileSync('tests/fixtures/slt-vectors.json', 'utf8')) as Vector[];

let web: WebProcess;
let api: ApiClient;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
});
afterAll(() => web?.stop());

const preview = (items: unknown) => api.post('/service-levels/preview', undefined, { items });

describe('POST /service-levels/preview', () => {
  it('gives the 120 worked examples to the millisecond, without a token', async () => {
    const items = vectors.map(({ respondBy: _, completeBy: __, ...item }) => item);
    const { status, rows } = await preview(items);
    expect(status).toBe(200);
    expect(rows).toEqual(
      vectors.map(({ receivedAt, respondBy, completeBy }) => ({ receivedAt, respondBy, completeBy })),
    );
    expect(rows).toHaveLength(120);
  });

  it('counts from now without receivedAt', async () => {
    const before = Date.now();
    const { rows } = await preview([
      { kind: 'TECHNICAL', severity: 'S1', serviceLevel: 'ENTERPRISE', region: 'US' },
    ]);
    const receivedAt = Date.parse(String(rows[0]?.receivedAt));
    expect(receivedAt).toBeGreaterThanOrEqual(before);
    expect(receivedAt).toBeLessThanOrEqual(Date.now());
    expect(Date.parse(String(rows[0]?.respondBy)) - receivedAt).toBe(30 * 60_000);
  });

  it('takes 1 to 500 items and names what is wrong', async () => {
    const item = { kind: 'TECHNICAL', severity: 'S3', serviceLevel: 'STANDARD', region: 'APAC' };
    expect((await preview(Array(500).fill(item))).rows).toHaveLength(500);
    expect((await preview(Array(501).fill(item))).status).toBe(422);
    expect((await preview([])).status).toBe(422);
    const wrong = await preview([item, { ...item, severity: 'S4' }]);
    expect(wrong.body.errors).toEqual([expect.objectContaining({ path: 'items.1.severity' })]);
    expect((await preview([{ ...item, extra: 1 }])).status).toBe(422);
  });
});

describe('GET /service-levels', () => {
  it('has the table, the regions and the holidays of a year, without a token', async () => {
    const { body, status } = await api.get('/service-levels?year=2027');
    expect(status).toBe(200);
    const regions = body.regions as { region: string; phones: unknown[]; holidays: { date: string }[] }[];
    expect(regions.map(({ region }) => region)).toEqual(['US', 'EUROPE', 'APAC']);
    const dates = regions[0]?.holidays.map(({ date }) => date);
    // 1 January 2028 is a Saturday, so the US desk is closed on the Friday before it.
    expect(dates).toContain('2027-12-31');
    expect(regions.every(({ phones }) => phones.length > 0)).toBe(true);
  });

  it.each(['year=1066', 'year=x', 'yeer=2027', 'year=2027&year=2028'])('refuses ?%s', async (query) => {
    expect((await api.get(`/service-levels?${query}`)).status).toBe(422);
  });
});
