import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  createOwnAccount,
  fileOffBoardCase,
  fileTechnicalCase,
  offBoardCase,
  technicalCase,
} from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createDirectoryUser } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const HOUR_MS = 3_600_000;

let web: WebProcess;
let api: ApiClient;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
});
afterAll(() => web?.stop());

const file = (body: unknown, token = cast.own.token) => api.post('/cases', token, body);
const patch = (number: unknown, body: unknown, token = cast.agent.token, ifMatch?: string) =>
  api.call('PATCH', `/cases/${number}`, { token, body, ifMatch });
const comment = (number: unknown, body: object, token: string) =>
  api.post(`/cases/${number}/comments`, token, body);
const eventsOf = async (number: unknown, token: string) =>
  (await api.get(`/cases/${number}/events`, token)).rows;

describe('filing a request', () => {
  it('answers with the case, its address, its version and both deadlines', async () => {
    const [one, two] = [await createDirectoryUser(cast.account), await createDirectoryUser(cast.account)];
    const answer = await file(offBoardCase(cast.account, [one.id, two.id]));
    expect(answer.status).toBe(201);
    const { number, items, receivedAt, respondBy, completeBy, status } = answer.body;
    expect(answer.headers.get('location')).toBe(`/api/v1/cases/${number}`);
    expect(answer.etag).toBe('"v1"');
    expect(items).toHaveLength(2);
    expect(status).toBe('NEW');
    const received = Date.parse(String(receivedAt));
    expect(Date.parse(String(respondBy)) - received).toBe(HOUR_MS / 2);
    expect(Date.parse(String(completeBy)) - received).toBe(24 * HOUR_MS);
    const read = await api.get(`/cases/${number}`, cast.own.token);
    expect(read.body).toEqual(answer.body);
    expect(read.etag).toBe(answer.etag);
  });

  it('gives a technical case no complete-by', async () => {
    const { body } = await fileTechnicalCase(cast);
    expect(body).toMatchObject({ kind: 'TECHNICAL', completeBy: null, items: [], request: null });
  });

  it('names every field that is wrong, in the words of the request', async () => {
    const user = await createDirectoryUser(cast.account);
    const [wrong] = offBoardCase(cast.account, [user.id]).items;
    const { body, status } = await file({
      ...offBoardCase(cast.account, [user.id]),
      items: [
        { ...wrong, number: undefined },
        { ...wrong, voicemail: 'KEEP' },
      ],
    });
    expect(status).toBe(422);
    const paths = (body.errors as { path: string }[]).map(({ path }) => path);
    expect(paths).toContain('items.0.number');
    expect(paths).toContain('items.1.voicemail');
  });

  it('for an account without User Administration Services is a 409, a technical case is not', async () => {
    const account = await createOwnAccount(cast);
    await db.account.update({ where: { number: account }, data: { userAdministration: false } });
    const user = await createDirectoryUser(account);
    expect((await file(offBoardCase(account, [user.id]))).body).toMatchObject({
      status: 409,
      code: 'ua_not_included',
    });
    expect((await file(technicalCase(account))).status).toBe(201);
  });

  it('takes text of any script, and no control characters', async () => {
    const { body } = await file(technicalCase(cast.account, { subject: 'Ποιος μιλά? 電話 🎧 <b>&amp;' }));
    expect((await api.get(`/cases/${body.number}`, cast.own.token)).body.subject).toBe(
      'Ποιος μιλά? 電話 🎧 <b>&amp;',
    );
    for (const subject of ['a\u0000b', 'a\r\nBcc: x@evil.example', '\ud800', '\u202Ereversed', ' '])
      expect((await file(technicalCase(cast.account, { subject }))).status).toBe(422);
  });
});

describe('the work on a case', () => {
  it('goes from filing to closing, and the timeline tells it in order', async () => {
    const { number, itemId, userId } = await fileOffBoardCase(cast);
    await patch(number, { assignee: 'me' });
    await comment(number, { body: 'Tonight.' }, cast.agent.token);
    await patch(number, { status: 'WAITING_ON_CUSTOMER' });
    const waiting = await api.get(`/cases/${number}`, cast.own.token);
    expect(waiting.body).toMatchObject({ status: 'WAITING_ON_CUSTOMER', pausedAt: expect.any(String) });
    await comment(number, { body: 'Go ahead.' }, cast.own.token);
    const done = await api.post(`/cases/${number}/items/${itemId}/complete`, cast.agent.token);
    expect(done.body.items).toEqual([expect.objectContaining({ id: itemId, status: 'DONE' })]);
    expect((await db.directoryUser.findUniqueOrThrow({ where: { id: userId } })).status).toBe('DEACTIVATED');
    await patch(number, { status: 'RESOLVED' });
    const closed = await api.post(`/cases/${number}/close`, cast.own.token);
    expect(closed.body).toMatchObject({ status: 'CLOSED', nextDeadline: null });
    const events = await eventsOf(number, cast.own.token);
    const types = events.map(({ type }) => type);
    expect(types[0]).toBe('created');
    expect(types).toEqual(
      expect.arrayContaining(['assigned', 'comment', 'paused', 'resumed', 'item_completed']),
    );
    const times = events.map(({ at }) => String(at));
    expect(times).toEqual([...times].sort());
    expect((await comment(number, { body: 'One more thing.' }, cast.own.token)).status).toBe(409);
  });

  it('refuses what the status does not allow', async () => {
    const { body } = await fileTechnicalCase(cast);
    expect((await api.post(`/cases/${body.number}/close`, cast.own.token)).status).toBe(409);
    expect((await patch(body.number, { status: 'CLOSED' })).status).toBe(409);
    expect((await patch(body.number, { status: 'NEW' })).status).toBe(200);
  });

  it('completes an item once', async () => {
    const { number, itemId } = await fileOffBoardCase(cast);
    const complete = () => api.post(`/cases/${number}/items/${itemId}/complete`, cast.agent.token);
    const statuses = (await Promise.all([complete(), complete(), complete()])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
  });

  it('comes in pages whose events together are the timeline', async () => {
    const { body } = await fileTechnicalCase(cast);
    for (const text of ['a', 'b', 'c', 'd']) await comment(body.number, { body: text }, cast.own.token);
    const all = await eventsOf(body.number, cast.own.token);
    const first = await api.get(`/cases/${body.number}/events?limit=3`, cast.own.token);
    const next = `/cases/${body.number}/events?limit=3&cursor=${first.body.nextCursor}`;
    const second = await api.get(next, cast.own.token);
    expect([...first.rows, ...second.rows]).toEqual(all);
    expect(second.body.nextCursor).toBeNull();
  });
});
