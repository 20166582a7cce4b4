import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, technicalCase } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { createDirectoryUser } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { callAction, formArguments, listServerActions } from '@/tests/support/server-actions';
import { sessionOf } from '@/tests/support/session';

const USERS = 500;
let web: WebProcess;
let cast: Cast;
beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
});
afterAll(() => web?.stop());

/** Fifty names of eighty characters, the most that a list holds. */
const fullList = (list: string) =>
  Array.from({ length: 50 }, (_, index) => `${list} ${index} `.padEnd(80, 'x'));

/** Sends the form as the page does. @returns what it hears back */
async function send(fields: Record<string, string>): Promise<string> {
  const action = listServerActions().find(({ name }) => name === 'openCaseAction');
  if (!action) throw new Error('There is no such action.');
  const body = formArguments(action, Object.entries(fields));
  const answer = await callAction(web, action, { body, cookie: await sessionOf(cast.own.id) });
  expect(answer.status).toBe(200);
  return answer.text();
}

it('a page files a request for 500 users in which every list is full', async () => {
  const emails = await Promise.all(
    Array.from({ length: USERS }, async () => (await createDirectoryUser(cast.account)).email),
  );
  const lists = {
    addToRingGroups: fullList('Sales'),
    removeFromRingGroups: fullList('Service'),
    addToCallQueues: fullList('Front'),
    removeFromCallQueues: fullList('Back'),
  };
  const request = JSON.stringify({
    account: cast.account,
    kind: 'USER_ADMINISTRATION',
    product: 'WORK',
    request: 'CHANGE',
    severity: 'S3',
    description: 'x'.repeat(10_000),
    items: emails.map((email) => ({ email, site: 's'.repeat(80), jobTitle: 'j'.repeat(80), ...lists })),
  });
  expect(request.length).toBeGreaterThan(8_000_000);
  expect(await send({ request, key: 'large-request' })).toContain('"ok":true');
  expect(await db.caseItem.count()).toBe(USERS);
});

it('a request that is sent again after a lost answer is filed once, and what was kept of it meanwhile is gone', async () => {
  const before = await db.case.count();
  const fields = { request: JSON.stringify(technicalCase(cast.account)), key: 'again', draft: 'TECHNICAL' };
  const first = await send(fields);
  const place = { userId: cast.own.id, accountNumber: cast.account, form: 'TECHNICAL' };
  await db.caseDraft.create({ data: { ...place, key: 'again', content: {}, savedAt: new Date() } });
  expect(/"number":\d+/.exec(await send(fields))?.[0]).toBe(/"number":\d+/.exec(first)?.[0]);
  expect(await db.case.count()).toBe(before + 1);
  expect(await db.caseDraft.count()).toBe(0);
});
