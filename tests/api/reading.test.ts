import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  fileOffBoardCase,
  fileResolvedCase,
  placeUpgrade,
} from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { withTestDatabase } from '@/tests/support/database';
import { pagePaths } from '@/tests/support/page-tree';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
/** When somebody was last seen, and how often an address asked. */
const NOTED = ['sessions', 'rate_limits', 'worker_heartbeats'];

let web: WebProcess;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
});
afterAll(() => web?.stop());

/** Every row of every table, as one digest for each. */
const everything = () =>
  withTestDatabase(async (client) => {
    const { rows } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
      [NOTED],
    );
    const digests: Record<string, string> = {};
    for (const { tablename } of rows) {
      const text = `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM "${tablename}" t`;
      digests[tablename] = (await client.query(text)).rows[0].digest;
    }
    return digests;
  });

it('no page, prefetch or file changes anything by being read', async () => {
  const { number } = await fileOffBoardCase(cast);
  const resolved = await fileResolvedCase(cast);
  await placeUpgrade(cast.account, { startsInMs: 3_600_000 });
  const people = [cast.own, cast.agent, cast.operations];
  const cookies = await Promise.all(people.map(({ email }) => signInOverHttp(web, email, PASSWORD)));
  const paths = [
    ...[number, resolved, cast.account].flatMap((parameter) => pagePaths(String(parameter))),
    `/cases/new?account=${cast.account}&product=WORK&request=OFF_BOARD`,
    '/confirm-email?token=x',
    '/invitation?token=x',
    '/reset-password?token=x',
    `/accounts/${cast.account}/upgrade.ics`,
    '/desk/reports/cases.csv',
    '/search?q=silence',
    '/api/auth/signout',
  ];
  const before = await everything();
  for (const cookie of cookies)
    for (const headers of [{ cookie }, { cookie, RSC: '1', 'Next-Router-Prefetch': '1' }])
      for (const path of new Set(paths)) {
        const answer = await web.fetch(path, { headers: headers as Record<string, string> });
        expect(answer.status, path).toBeLessThan(500);
        await answer.text();
      }
  expect(await everything()).toEqual(before);
});
