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
import { pagePaths } from '@/tests/support/page-tree';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';
import { tableDigests } from '@/tests/support/table-digests';

const PASSWORD = 'correct horse battery staple';
let web: WebProcess;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
});
afterAll(() => web?.stop());

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
  const before = await tableDigests();
  for (const cookie of cookies)
    for (const headers of [{ cookie }, { cookie, RSC: '1', 'Next-Router-Prefetch': '1' }])
      for (const path of new Set(paths)) {
        const answer = await web.fetch(path, { headers: headers as Record<string, string> });
        expect(answer.status, path).toBeLessThan(500);
        await answer.text();
      }
  expect(await tableDigests()).toEqual(before);
});
