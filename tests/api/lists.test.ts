import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, createOwnAccount, technicalCase } from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const SECRET = 'zanzibar';

let web: WebProcess;
let api: ApiClient;
let cast: Cast;
let second: number;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
  second = await createOwnAccount(cast);
  const file = (account: number, given: object) =>
    api.post('/cases', cast.operations.token, technicalCase(account, given));
  for (const severity of ['S1', 'S2', 'S3'])
    for (const account of [cast.account, second]) {
      await file(account, { severity, subject: `Mine ${severity}` });
      await file(account, { severity, product: 'CONTACT_CENTER' });
    }
  for (const severity of ['S1', 'S2', 'S3'])
    await file(cast.otherAccount, { severity, subject: `${SECRET} plans` });
  await db.case.updateMany({
    where: { accountNumber: cast.otherAccount, severity: 'S1' },
    data: { nextDeadline: new Date(Date.now() - 1), atRiskAt: new Date(Date.now() - 2) },
  });
  await db.case.updateMany({
    where: { accountNumber: second, severity: 'S2' },
    data: { atRiskAt: new Date(Date.now() - 1) },
  });
});
afterAll(() => web?.stop());

const list = (query: string, token = cast.own.token) => api.get(`/cases?${query}`, token);
const walk = async (query: string, token: string) => {
  const seen: Record<string, unknown>[] = [];
  for (let cursor = ''; ; ) {
    const { rows, body } = await list(`${query}&limit=4&cursor=${cursor}`, token);
    seen.push(...rows);
    if (body.nextCursor === null) return seen;
    cursor = String(body.nextCursor);
  }
};

describe('a list of cases', () => {
  it('shows an admin those of their accounts, and staff all', async () => {
    const mine = (await list('limit=100')).rows;
    expect(new Set(mine.map(({ account }) => account))).toEqual(new Set([cast.account, second]));
    expect(mine).toHaveLength(12);
    expect((await list('limit=100', cast.agent.token)).rows).toHaveLength(15);
  });

  it.each(['', 'sort=next_deadline', 'sort=-created', 'severity=S2', 'kind=TECHNICAL', 'q=mine'])(
    'with ?%s comes in pages that together are the list, each case once',
    async (query) => {
      for (const token of [cast.own.token, cast.agent.token]) {
        const whole = (await list(`${query}&limit=100`, token)).rows;
        expect(await walk(query, token)).toEqual(whole);
        expect(new Set(whole.map(({ number }) => number)).size).toBe(whole.length);
      }
    },
  );

  it('is sorted by the next deadline, or by the newest', async () => {
    const deadlines = (await list('limit=100', cast.agent.token)).rows.map(({ nextDeadline }) =>
      String(nextDeadline),
    );
    expect(deadlines).toEqual([...deadlines].sort());
    const numbers = (await list('sort=-created&limit=100')).rows.map(({ number }) => Number(number));
    expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  });

  it('narrows by what is asked for', async () => {
    const all = (await list('limit=100', cast.agent.token)).rows;
    const count = async (query: string, token = cast.agent.token) => (await list(query, token)).rows.length;
    expect(await count('severity=S1')).toBe(all.filter(({ severity }) => severity === 'S1').length);
    expect(await count('status=NEW')).toBe(15);
    expect(await count('status=CLOSED')).toBe(0);
    expect(await count('kind=USER_ADMINISTRATION')).toBe(0);
    expect(await count('region=APAC')).toBe(0);
    expect(await count('assignee=none')).toBe(15);
    expect(await count('assignee=me')).toBe(0);
    expect(await count(`account=${second}`)).toBe(6);
    expect(await count('target=overdue')).toBe(1);
    expect(await count('target=at_risk')).toBe(2);
    expect(await count(`q=${all[0]?.number}`)).toBe(1);
  });

  it('has no row with items, and every row as the case itself has it', async () => {
    const [row] = (await list('limit=1')).rows;
    const { items: _, ...single } = (await api.get(`/cases/${row?.number}`, cast.own.token)).body;
    expect(row).toEqual(single);
  });

  it.each([
    'status=DONE',
    'severity=S4',
    'sort=account',
    'target=late',
    'account=x',
    'limit=1000',
    'owner=me',
  ])('refuses ?%s', async (query) => {
    expect((await list(query)).status).toBe(422);
  });

  it('refuses a cursor of another order or from elsewhere', async () => {
    const { body } = await list('limit=2&sort=-created');
    expect((await list(`limit=2&cursor=${body.nextCursor}`)).status).toBe(422);
    expect((await list('cursor=WyJvcGVuIl0')).status).toBe(422);
  });
});

describe('searching, filtering and paging', () => {
  it('never reach another customer’s cases', async () => {
    const foreign = (await list(`q=${SECRET}`, cast.agent.token)).rows;
    expect(foreign).toHaveLength(3);
    const queries = [
      `q=${SECRET}`,
      `q=${foreign[0]?.number}`,
      `q=${cast.otherAccount}`,
      `account=${cast.otherAccount}`,
      'target=overdue',
      'sort=next_deadline&limit=1',
      'assignee=none&limit=100',
    ];
    for (const query of queries) expect((await list(query)).text, query).not.toContain(SECRET);
    expect((await list(`account=${cast.otherAccount}`)).text).toBe((await list('account=999999999')).text);
  });

  it('a cursor that staff got opens nothing to an admin', async () => {
    const { body } = await list('limit=1', cast.agent.token);
    const { text } = await list(`limit=100&cursor=${body.nextCursor}`, cast.own.token);
    expect(text).not.toContain(SECRET);
  });

  it('take a customer’s words literally', async () => {
    for (const q of ['%', '_', "'", '\\', '"', ':*', '!', '&|', ')(', '$1', ';--'])
      expect((await list(`q=${encodeURIComponent(q)}`)).status, q).toBe(200);
    expect((await list(`q=${encodeURIComponent('%')}`)).rows).toEqual([]);
  });
});
