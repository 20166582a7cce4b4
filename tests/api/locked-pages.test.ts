import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, createOwnAccount, placeUpgrade } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { createDirectoryUser } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
const CANARY = 'Canary Kumquat';

let web: WebProcess;
let cast: Cast;
let cookie: string;

// Only the web process runs: no scheduler has a part in this.
beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
  cookie = await signInOverHttp(web, cast.own.email, PASSWORD);
});
afterAll(() => web?.stop());

async function accountToSee(): Promise<number> {
  const account = await createOwnAccount(cast);
  await createDirectoryUser(account, { lastName: CANARY });
  const item = { code: 'x', name: CANARY, license: 'X2', quantity: 1, unitPriceMinor: 100, currency: 'USD' };
  await db.serviceItem.create({ data: { accountNumber: account, ...item } });
  return account;
}

/** Follows Next to the address at which it answers a request of its own router. */
async function read(path: string, headers: Record<string, string>): Promise<string> {
  const answer = await web.fetch(path, { headers: { cookie, ...headers } });
  const location = answer.headers.get('location');
  return location?.includes('_rsc') ? read(location, headers) : answer.text();
}

const readAll = (account: number) =>
  Promise.all(
    ['', '?tab=billing'].flatMap((tab) =>
      [{}, { RSC: '1' }].map((headers) =>
        read(`/accounts/${account}/portal${tab}`, headers as Record<string, string>),
      ),
    ),
  );

/** The id of an action that a page hands to its script, from an answer to the router. */
function actionIn(answer: string, name: string): string {
  const row = new RegExp(`"${name}":"\\$h(\\w+)"`).exec(answer)?.[1];
  return new RegExp(`^${row}:{"id":"(\\w+)"`, 'm').exec(answer)?.[1] ?? '';
}

/** What the page does by itself once it is open: it reports the visit. */
async function visit(account: number, action: string): Promise<string> {
  const answer = await web.fetch(`/accounts/${account}/portal`, {
    method: 'POST',
    headers: { cookie, 'next-action': action, 'content-type': 'text/plain;charset=UTF-8' },
    body: JSON.stringify([account]),
  });
  return answer.text();
}

it('from the start of a lockout its portal is given to no page, router request or action, and the next account’s is', async () => {
  const [account, other] = [await accountToSee(), await accountToSee()];
  const open = await readAll(account);
  for (const text of open) expect(text).toContain(CANARY);
  const action = actionIn(open[1] ?? '', 'openSession');
  expect(await visit(account, action)).toMatch(/^1:true$/m);

  await placeUpgrade(account, { startsInMs: 60_000, leadMs: 61_000 });
  for (const text of await readAll(account)) expect(text).not.toContain(CANARY);
  expect(await visit(account, action)).toMatch(/^1:false$/m);
  expect(await db.portalSession.count({ where: { accountNumber: account } })).toBe(1);

  for (const text of await readAll(other)) expect(text).toContain(CANARY);
  expect(await visit(other, action)).toMatch(/^1:true$/m);
});
