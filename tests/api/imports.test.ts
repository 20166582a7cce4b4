import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
const HEADER = 'Number,Name,Region,Service level\n';

let web: WebProcess;
const cookies: Record<string, string> = {};

beforeAll(async () => {
  web = await startWeb();
  for (const role of ['OPERATIONS', 'AGENT', 'CUSTOMER_ADMIN'] as const) {
    const { email } = await createPerson(role, { passwordHash: await hash(PASSWORD) });
    cookies[role] = await signInOverHttp(web, email, PASSWORD);
  }
});
afterAll(() => web?.stop());

function upload(body: string, headers: Record<string, string>): Promise<Response> {
  return web.fetch('/api/imports?kind=ACCOUNTS&name=a.csv', {
    method: 'POST',
    headers: { origin: web.origin, 'content-type': 'text/csv', ...headers },
    body,
  });
}

describe('an upload', () => {
  it('of twelve megabytes arrives whole, to the last row', async () => {
    const count = 120_000;
    const rows = Array.from(
      { length: count },
      (_, i) => `${200_000 + i},${'x'.repeat(80)} ${i},Europe,Premium\n`,
    );
    const answer = await upload(HEADER + rows.join(''), { cookie: cookies.OPERATIONS ?? '' });
    expect(answer.status).toBe(201);
    const { id } = (await answer.json()) as { id: string };
    expect(await db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({
      rowCount: count,
      badCount: 0,
    });
    expect(
      await db.importRow.findFirst({ where: { importId: id }, orderBy: { line: 'desc' } }),
    ).toMatchObject({
      line: count + 1,
      key: String(200_000 + count - 1),
    });
  }, 120_000);

  it.each(['https://evil.example', 'null', ''])(
    'that another site starts (%s) is refused',
    async (origin) => {
      const before = await db.import.count();
      expect((await upload(HEADER, { cookie: cookies.OPERATIONS ?? '', origin })).status).toBe(403);
      expect(await db.import.count()).toBe(before);
    },
  );

  it('is for operations who are signed in', async () => {
    const before = await db.import.count();
    expect((await upload(HEADER, {})).status).toBe(401);
    for (const role of ['AGENT', 'CUSTOMER_ADMIN'])
      expect((await upload(HEADER, { cookie: cookies[role] ?? '' })).status).toBe(403);
    expect(await db.import.count()).toBe(before);
  });

  it('and its report and template are not there for others', async () => {
    const { id } = await db.import.findFirstOrThrow();
    const paths = [
      `/operations/imports/${id}`,
      `/operations/imports/${id}/report.csv`,
      '/operations/imports/template.csv?kind=PEOPLE',
    ];
    for (const path of paths) {
      const get = (role: string) => web.fetch(path, { headers: { cookie: cookies[role] ?? '' } });
      expect((await get('OPERATIONS')).status).toBe(200);
      expect((await get('AGENT')).status).toBe(404);
      expect((await get('CUSTOMER_ADMIN')).status).toBe(404);
    }
  });
});
