import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, technicalCase } from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { withTestDatabase } from '@/tests/support/database';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { attemptSignIn, signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';

let web: WebProcess;
let api: ApiClient;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
});
afterAll(() => web?.stop());

/** Takes a table away while the work is done. */
async function without<T>(table: string, work: () => Promise<T>): Promise<T> {
  const rename = (from: string, to: string) =>
    withTestDatabase((client) => client.query(`ALTER TABLE ${from} RENAME TO ${to}`));
  await rename(table, `${table}_gone`);
  try {
    return await work();
  } finally {
    await rename(`${table}_gone`, table);
  }
}

const entries = () =>
  web.lines.flatMap((line) => (line.startsWith('{') ? [JSON.parse(line) as Record<string, unknown>] : []));

describe('a fault of ours', () => {
  it('is a 500 that leaks no stack, no SQL and no name, and is logged with its request id', async () => {
    const answers = await without('case_events', () =>
      Promise.all([
        api.get('/cases/1/events', cast.agent.token),
        api.post('/cases', cast.own.token, technicalCase(cast.account)),
      ]),
    );
    for (const { status, body, text, headers } of answers) {
      expect(status).toBe(500);
      expect(Object.keys(body).sort()).toEqual(['code', 'detail', 'status', 'title', 'type']);
      expect(text).not.toMatch(/case_events|select|insert|prisma|relation|\bat \w|node_modules|\.ts/i);
      const id = headers.get('x-request-id');
      const logged = entries().find(({ requestId, level }) => requestId === id && level === 'error');
      expect(JSON.stringify(logged)).toContain('case_events');
    }
    expect((await api.post('/cases', cast.own.token, technicalCase(cast.account))).status).toBe(201);
  });

  it('on a page or in a file tells as little', async () => {
    const cookie = await signInOverHttp(web, cast.agent.email, PASSWORD);
    const body = new FormData();
    body.set('file', new File(['x'], 'x.txt'));
    const upload = { method: 'POST', body };
    const asked: [string, RequestInit?][] = [['/desk'], ['/desk/reports'], ['/desk/reports/cases.csv']];
    for (const [path, init] of [...asked, ['/api/files/cases/1', upload] as const]) {
      const answer = await without('cases', () => web.fetch(path, { ...init, headers: { cookie } }));
      expect(answer.status, path).toBe(500);
      expect(await answer.text(), path).not.toMatch(
        /relation|not exist|prisma|node_modules|\.ts:\d|at \w+ \(/i,
      );
    }
  });

  it('in the middle of a change leaves nothing of it', async () => {
    const countAll = () =>
      withTestDatabase(async (client) => {
        const { rows } = await client.query(
          'SELECT count(*) FROM cases UNION ALL SELECT count(*) FROM outbox',
        );
        return rows;
      });
    const before = await countAll();
    const answer = await without('audit_entries', () =>
      api.post('/cases', cast.own.token, technicalCase(cast.account)),
    );
    expect(answer.status).toBe(500);
    expect(await countAll()).toEqual(before);
  });
});

describe('the log', () => {
  it('has one line for each change and each refusal, with its id, and no token or password in any', async () => {
    const made = await api.post('/cases', cast.own.token, technicalCase(cast.account));
    const refused = await api.get('/cases/999999999', cast.own.token);
    for (const [{ headers, status }, operation] of [
      [made, 'openCase'] as const,
      [refused, 'getCase'] as const,
    ]) {
      const id = headers.get('x-request-id');
      const lines = entries().filter(({ requestId }) => requestId === id);
      expect(lines).toEqual([expect.objectContaining({ msg: 'api.request', operation, status })]);
    }
    expect(web.lines.join('\n')).not.toContain(cast.own.token);
  });

  it('has no password and no session, whether they open or not', async () => {
    const wrong = 'wrong horse battery staple';
    await attemptSignIn(web, cast.agent.email, wrong);
    const cookie = await signInOverHttp(web, cast.agent.email, PASSWORD);
    await web.fetch('/desk', { headers: { cookie } });
    const log = web.lines.join('\n');
    for (const secret of [wrong, PASSWORD, cookie.split('=')[1] ?? '']) expect(log).not.toContain(secret);
  });

  it('gives every request an id of its own, whatever the caller sends', async () => {
    const request = { token: cast.own.token, headers: { 'x-request-id': 'mine\u00e9' } };
    const ids = [await api.call('GET', '/me', request), await api.call('GET', '/me', request)].map(
      ({ headers }) => headers.get('x-request-id'),
    );
    expect(new Set(ids).size).toBe(2);
    expect(ids).not.toContain('mine\u00e9');
  });
});

describe('a connection', () => {
  it('is kept longer than a proxy in front keeps it, so that no request is sent into one that just ends', async () => {
    const answer = await web.fetch('/api/health/live');
    expect(answer.headers.get('keep-alive')).toBe('timeout=75');
  });
});
