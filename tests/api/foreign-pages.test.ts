import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  fileTechnicalCase,
  placeUpgrade,
  technicalCase,
} from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { pagePaths } from '@/tests/support/page-tree';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { sessionOf } from '@/tests/support/session';

const LOOKS: readonly Record<string, string>[] = [{}, { RSC: '1' }];
const CANARY = 'Canary Customer Incorporated';

let web: WebProcess;
let cast: Cast;
let number: number;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  await db.account.update({ where: { number: cast.account }, data: { name: CANARY } });
  ({ number } = (await fileTechnicalCase(cast)).body as { number: number });
  await cast.api.post('/cases', cast.own.token, technicalCase(cast.account, { subject: CANARY }));
  await placeUpgrade(cast.account, { startsInMs: 3_600_000 });
});
afterAll(() => web.stop());

const MISSING = 999_999_999;
const withParameter = (parameter: number) => {
  const others = new Set(pagePaths(''));
  return pagePaths(String(parameter)).filter((path) => !others.has(path));
};

async function open(path: string, userId: string, headers: Record<string, string> = {}) {
  const answer = await web.fetch(path, { headers: { cookie: await sessionOf(userId), ...headers } });
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

describe('a page about another customer', () => {
  it('is the page that is not there, for the router as well, and lists name nobody else’s', async () => {
    const { id } = cast.foreign;
    const [theirs, missing] = [[cast.account, number].flatMap(withParameter), withParameter(MISSING)];
    expect(theirs.length).toBeGreaterThan(20);
    for (const path of [...theirs, ...missing])
      expect([path, (await open(path, id)).status]).toEqual([path, 404]);
    const asked = [
      `?account=${cast.account}`,
      `?q=Canary`,
      `?case=${number}`,
      `?report=${number}&account=${cast.account}`,
    ];
    const lists = pagePaths('').filter((path) => !path.includes('//') && !path.endsWith('/'));
    for (const path of [...theirs, ...lists.flatMap((list) => asked.map((query) => list + query))])
      for (const headers of LOOKS) expect((await open(path, id, headers)).text, path).not.toContain(CANARY);
  }, 120_000);

  it('is there for its own, so that the above is no broken door', async () => {
    for (const path of [`/accounts/${cast.account}`, `/cases/${number}`, `/accounts/${cast.account}/portal`])
      expect((await open(path, cast.own.id)).status, path).toBe(200);
  });
});

describe('a page of another role', () => {
  const ofOperations = () => pagePaths(String(cast.account)).filter((path) => path.startsWith('/operations'));
  const ofDesk = () => pagePaths(String(number)).filter((path) => path.startsWith('/desk'));

  it.each(['own', 'agent', 'lead'] as const)('of operations is not there for %s', async (role) => {
    for (const path of ofOperations()) {
      const { status, text } = await open(path, cast[role].id);
      expect([path, status]).toEqual([path, 404]);
      expect(text).not.toContain(CANARY);
    }
  });

  it('of the desk is not there for customers', async () => {
    expect(ofDesk().length).toBeGreaterThan(4);
    for (const path of ofDesk()) expect([path, (await open(path, cast.own.id)).status]).toEqual([path, 404]);
  });
});
