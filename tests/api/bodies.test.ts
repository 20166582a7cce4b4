import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  fileOffBoardCase,
  fileTechnicalCase,
  offBoardCase,
  technicalCase,
} from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createDirectoryUser } from '@/tests/support/fixtures';
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

const file = (body: unknown, token = cast.own.token) => api.post('/cases', token, body);
const patch = (number: unknown, body: unknown, token = cast.agent.token, ifMatch?: string) =>
  api.call('PATCH', `/cases/${number}`, { token, body, ifMatch });
const eventsOf = async (number: unknown, token: string) =>
  (await api.get(`/cases/${number}/events`, token)).rows;

describe('what a body may name', () => {
  const count = () => db.case.count();

  it('is one’s own: a foreign account is a 404, as a missing one is', async () => {
    const before = await count();
    const foreign = await file(technicalCase(cast.otherAccount));
    const missing = await file(technicalCase(999_999_999));
    expect(foreign.status).toBe(404);
    expect(foreign.text).toBe(missing.text);
    expect(await count()).toBe(before);
  });

  it('is of the same account: a foreign directory user is a 422, as a missing one is', async () => {
    const user = await createDirectoryUser(cast.otherAccount);
    const before = await count();
    const foreign = await file(offBoardCase(cast.account, [user.id]));
    const missing = await file(offBoardCase(cast.account, [randomUUID()]));
    expect(foreign.status).toBe(422);
    expect(foreign.text).toBe(missing.text);
    expect(await count()).toBe(before);
  });

  it('is of the same account: a foreign user who takes over is a 422', async () => {
    const [mine, theirs] = [
      await createDirectoryUser(cast.account),
      await createDirectoryUser(cast.otherAccount),
    ];
    const body = offBoardCase(cast.account, [mine.id]);
    const items = [{ ...body.items[0], number: 'REASSIGN', numberReassignTo: theirs.id }];
    const { status, text } = await file({ ...body, items });
    expect(status).toBe(422);
    expect(text).not.toContain(theirs.lastName);
  });

  it('is of the same account: a foreign related case is a 422, as a missing one is', async () => {
    const { body } = await file(technicalCase(cast.otherAccount), cast.foreign.token);
    const foreign = await file(technicalCase(cast.account, { relatedCase: body.number }));
    const missing = await file(technicalCase(cast.account, { relatedCase: 999_999_999 }));
    expect(foreign.status).toBe(422);
    expect(foreign.text).toBe(missing.text);
    expect(await eventsOf(body.number, cast.agent.token)).toHaveLength(1);
  });

  it('is a member of staff: a customer as assignee is a 422, as nobody is', async () => {
    const { body } = await fileTechnicalCase(cast);
    const customer = await patch(body.number, { assignee: cast.own.id });
    const nobody = await patch(body.number, { assignee: randomUUID() });
    expect(customer.status).toBe(422);
    expect(customer.text).toBe(nobody.text);
    expect((await api.get(`/cases/${body.number}`, cast.agent.token)).body.assignee).toBeNull();
  });

  it('is an item of that very case: another case’s item is a 404', async () => {
    const [one, two] = [await fileOffBoardCase(cast), await fileOffBoardCase(cast)];
    const path = `/cases/${one.number}/items/${two.itemId}/complete`;
    expect((await api.post(path, cast.agent.token)).status).toBe(404);
    expect(await db.caseItem.count({ where: { id: two.itemId, status: 'DONE' } })).toBe(0);
  });
});

describe('fields that are not the caller’s to set', () => {
  it.each([
    { status: 'CLOSED' },
    { receivedAt: '2020-01-01T00:00:00.000Z' },
    { respondBy: '2099-01-01T00:00:00.000Z' },
    { assignee: 'me' },
    { serviceLevel: 'ENTERPRISE' },
    { number: 1 },
    { version: 7 },
    { requesterId: '00000000-0000-4000-8000-000000000000' },
  ])('%o is refused when a case is filed', async (extra) => {
    const before = await db.case.count();
    expect((await file(technicalCase(cast.account, extra))).status).toBe(422);
    expect(await db.case.count()).toBe(before);
  });

  it.each([{ account: 1 }, { number: 1 }, { version: 1 }, { respondBy: null }, { respondedAt: null }])(
    '%o is refused when a case is changed',
    async (extra) => {
      const { body, etag } = await fileTechnicalCase(cast);
      expect((await patch(body.number, { severity: 'S1', ...extra })).status).toBe(422);
      expect((await api.get(`/cases/${body.number}`, cast.agent.token)).etag).toBe(etag);
    },
  );

  it.each([{ platform: 'X_SERIES' }, { number: 5 }, { version: 9 }, { upgrade: null }])(
    '%o is refused when an account is corrected',
    async (extra) => {
      const path = `/accounts/${cast.account}`;
      const answer = await api.call('PATCH', path, { token: cast.operations.token, body: extra });
      expect(answer.status).toBe(422);
    },
  );
});
