import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast } from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createAccount } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

let web: WebProcess;
let api: ApiClient;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
});
afterAll(() => web?.stop());

describe('accounts over the API', () => {
  it('can be created with the next number, found, and corrected', async () => {
    const body = { name: 'Quillfeather Ltd', region: 'EUROPE', serviceLevel: 'ENTERPRISE' };
    const made = await api.post('/accounts', cast.operations.token, body);
    expect(made.body).toMatchObject({
      ...body,
      platform: 'CLASSIC',
      timeZone: 'Europe/London',
      userAdministration: true,
    });
    expect(made.headers.get('location')).toBe(`/api/v1/accounts/${made.body.number}`);
    const found = await api.get('/accounts?q=quillf&phase=NOT_SCHEDULED', cast.agent.token);
    expect(found.rows).toEqual([made.body]);
    expect((await api.get('/accounts?q=quillf', cast.own.token)).rows).toEqual([]);
    const taken = await api.post('/accounts', cast.operations.token, { ...body, number: made.body.number });
    expect(taken.body).toMatchObject({ status: 409, code: 'account_exists' });
    const request = { token: cast.operations.token, body: { region: 'APAC' }, ifMatch: made.etag };
    const corrected = await api.call('PATCH', `/accounts/${made.body.number}`, request);
    expect(corrected.body).toMatchObject({ region: 'APAC', name: body.name });
    expect(corrected.etag).toBe('"v2"');
  });

  it('come in pages by number, and only one’s own', async () => {
    await createAccount();
    const walk = async (token: string) => {
      const seen: number[] = [];
      for (let cursor = ''; ; ) {
        const page = await api.get(`/accounts?limit=2&cursor=${cursor}`, token);
        seen.push(...page.rows.map(({ number }) => Number(number)));
        if (page.body.nextCursor === null) return seen;
        cursor = String(page.body.nextCursor);
      }
    };
    const numbers = (await db.account.findMany({ orderBy: { number: 'asc' } })).map(({ number }) => number);
    expect(await walk(cast.agent.token)).toEqual(numbers);
    expect(await walk(cast.own.token)).toEqual((await api.get('/me', cast.own.token)).body.accounts);
  });
});
