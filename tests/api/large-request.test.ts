import { afterAll, beforeAll, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast } from '@/tests/support/api-cast';
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
  const action = listServerActions().find(({ name }) => name === 'openCaseAction');
  if (!action) throw new Error('There is no such action.');
  const body = formArguments(action, [
    ['request', request],
    ['key', 'large-request'],
  ]);
  const answer = await callAction(web, action, { body, cookie: await sessionOf(cast.own.id) });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain('"ok":true');
  expect(await db.caseItem.count()).toBe(USERS);
});
