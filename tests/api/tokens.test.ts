import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { withTestDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

let web: WebProcess;
let api: ApiClient;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
});
afterAll(() => web?.stop());

const create = (token: string, key?: string, body: unknown = { name: 'Wallboard', access: 'write' }) =>
  api.call('POST', '/tokens', { token, body, key });

/** Everything that is stored, as text. */
const everythingStored = () =>
  withTestDatabase(async (client) => {
    const tables = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const rows: unknown[] = [];
    for (const { name } of tables.rows) rows.push((await client.query(`SELECT * FROM "${name}"`)).rows);
    return JSON.stringify(rows);
  });

describe('a new token', () => {
  it('works, and is shown once: what is stored does not contain it', async () => {
    const { token } = await createPerson('AGENT');
    const made = await create(token, randomUUID());
    expect(made.status).toBe(201);
    const secret = String(made.body.token);
    expect((await api.get('/me', secret)).status).toBe(200);
    const list = await api.get('/tokens', secret);
    expect(list.text).not.toContain(secret);
    expect(list.rows).toContainEqual(
      expect.objectContaining({ id: made.body.id, name: 'Wallboard', access: 'write' }),
    );
    expect(await everythingStored()).not.toContain(secret);
  });

  it('is the same one for a repeated key, even though it is stored only as a digest and under seal', async () => {
    const { token, id } = await createPerson('AGENT');
    const key = randomUUID();
    const [first, second] = [await create(token, key), await create(token, key)];
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(await db.apiToken.count({ where: { userId: id } })).toBe(2);
  });

  it('that may only read changes nothing', async () => {
    const { token } = await createPerson('OPERATIONS');
    const reader = String((await create(token, undefined, { name: 'Reader' })).body.token);
    expect((await api.get('/me', reader)).status).toBe(200);
    const refused = await create(reader);
    expect(refused.status).toBe(403);
    const { rows } = await api.get('/tokens', token);
    expect((await api.call('DELETE', `/tokens/${rows[0]?.id}`, { token: reader })).status).toBe(403);
    expect((await api.get('/tokens', token)).rows).toHaveLength(2);
  });
});

describe('one’s tokens', () => {
  it('are one’s own: another person’s is not there to list or revoke', async () => {
    const [owner, stranger] = [await createPerson('AGENT'), await createPerson('OPERATIONS')];
    const { body } = await create(owner.token);
    expect((await api.get('/tokens', stranger.token)).text).not.toContain(String(body.id));
    const foreign = await api.call('DELETE', `/tokens/${body.id}`, { token: stranger.token });
    const missing = await api.call('DELETE', `/tokens/${randomUUID()}`, { token: stranger.token });
    const malformed = await api.call('DELETE', '/tokens/7', { token: stranger.token });
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    expect(malformed.text).toBe(missing.text);
    expect((await api.get('/me', String(body.token))).status).toBe(200);
  });

  it('end when they are revoked', async () => {
    const { token } = await createPerson('AGENT');
    const { body } = await create(token);
    expect((await api.call('DELETE', `/tokens/${body.id}`, { token })).status).toBe(204);
    expect((await api.get('/me', String(body.token))).status).toBe(401);
    expect((await api.call('DELETE', `/tokens/${body.id}`, { token })).status).toBe(404);
  });

  it('come in pages that together are the list', async () => {
    const { token } = await createPerson('AGENT');
    for (const name of ['a', 'b', 'c', 'd']) await create(token, undefined, { name });
    const all = (await api.get('/tokens', token)).rows;
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const page = await api.get(`/tokens?limit=2&cursor=${cursor}`, token);
      expect(page.rows.length).toBeLessThanOrEqual(2);
      seen.push(...page.rows.map(({ id }) => id));
      cursor = String(page.body.nextCursor ?? '');
    } while (cursor);
    expect(seen).toEqual(all.map(({ id }) => id));
  });
});
