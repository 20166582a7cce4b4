import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  createOwnAccount,
  fileOffBoardCase,
  fileTechnicalCase,
  technicalCase,
} from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
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

const patch = (number: unknown, body: unknown, token = cast.agent.token, ifMatch?: string) =>
  api.call('PATCH', `/cases/${number}`, { token, body, ifMatch });
const comment = (number: unknown, body: object, token: string) =>
  api.post(`/cases/${number}/comments`, token, body);
const eventsOf = async (number: unknown, token: string) =>
  (await api.get(`/cases/${number}/events`, token)).rows;

describe('a customer', () => {
  it('may change the severity of an open case, and nothing else', async () => {
    const { body } = await fileTechnicalCase(cast);
    const changed = await patch(body.number, { severity: 'S1' }, cast.own.token);
    expect(changed.body).toMatchObject({ severity: 'S1', respondBy: expect.any(String) });
    for (const change of [
      { status: 'OPEN' },
      { assignee: cast.agent.id },
      { severity: 'S2', status: 'OPEN' },
    ])
      expect((await patch(body.number, change, cast.own.token)).status).toBe(403);
    expect((await api.get(`/cases/${body.number}`, cast.own.token)).body).toEqual(changed.body);
  });

  it('sees no address of the staff, and staff see the customer’s', async () => {
    const { body } = await fileTechnicalCase(cast);
    await patch(body.number, { assignee: 'me' });
    await comment(body.number, { body: 'On it.' }, cast.agent.token);
    for (const path of [`/cases/${body.number}`, `/cases/${body.number}/events`, '/cases'])
      expect((await api.get(path, cast.own.token)).text).not.toContain(cast.agent.email);
    expect((await api.get(`/cases/${body.number}`, cast.agent.token)).text).toContain(cast.own.email);
  });

  it('loses a case at the next request once the membership is gone', async () => {
    const account = await createOwnAccount(cast);
    const key = randomUUID();
    const filed = { token: cast.own.token, body: technicalCase(account), key };
    const { body } = await api.call('POST', '/cases', filed);
    expect((await api.get(`/cases/${body.number}`, cast.own.token)).status).toBe(200);
    await db.membership.deleteMany({ where: { userId: cast.own.id, accountNumber: account } });
    for (const path of [`/cases/${body.number}`, `/cases/${body.number}/events`, `/accounts/${account}`])
      expect((await api.get(path, cast.own.token)).status).toBe(404);
    expect((await api.get(`/cases?account=${account}`, cast.own.token)).rows).toEqual([]);
    expect((await api.get('/me', cast.own.token)).body.accounts).not.toContain(account);
    expect((await api.call('POST', '/cases', filed)).status).toBe(404);
  });
});

describe('an internal note', () => {
  const CANARY = 'canary-7f3a kumquat';

  it('shows in nothing that a customer can read: no text, no count, no version, no time', async () => {
    const { number, itemId } = await fileOffBoardCase(cast);
    const paths = [
      `/cases/${number}`,
      `/cases/${number}/events`,
      '/cases',
      '/cases?sort=-created',
      `/cases?q=${encodeURIComponent('canary kumquat')}`,
      '/cases?q=kumquat',
      `/accounts/${cast.account}`,
      `/accounts/${cast.account}/directory`,
    ];
    const readAll = () => Promise.all(paths.map(async (path) => (await api.get(path, cast.own.token)).text));
    const before = await readAll();
    const note = await comment(number, { body: CANARY, visibility: 'INTERNAL' }, cast.agent.token);
    expect(note.status).toBe(201);
    expect(await readAll()).toEqual(before);
    expect(await eventsOf(number, cast.agent.token)).toContainEqual(
      expect.objectContaining({ body: CANARY }),
    );
    // Nor does it come along with what the customer is told afterwards.
    await api.post(`/cases/${number}/items/${itemId}/complete`, cast.agent.token);
    const reply = await comment(number, { body: 'Thank you.' }, cast.own.token);
    expect([...(await readAll()), reply.text].join()).not.toContain('kumquat');
  });

  it('cannot be written by a customer', async () => {
    const { body } = await fileTechnicalCase(cast);
    const refused = await comment(body.number, { body: CANARY, visibility: 'INTERNAL' }, cast.own.token);
    expect(refused.status).toBe(403);
    expect(await eventsOf(body.number, cast.agent.token)).toHaveLength(1);
  });
});
