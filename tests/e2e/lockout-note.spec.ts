import { expect, test } from '@playwright/test';
import { personOf, signIn } from './people';

const OPERATIONS = 'operations@support.example';
const bearer = { authorization: () => `Bearer ${personOf(OPERATIONS).apiToken}` };
const HOUR = 3_600_000;

test('the form for an account with a lockout ahead says when it is, and that the request is kept and done after', async ({
  page,
}) => {
  const headers = { authorization: bearer.authorization() };
  const made = await page.request.post('/api/v1/accounts', {
    headers,
    data: {
      name: `Ahead ${crypto.randomUUID().slice(0, 8)}`,
      region: 'EUROPE',
      serviceLevel: 'PREMIUM',
      userAdministration: true,
      products: ['WORK'],
    },
  });
  expect(made.status(), await made.text()).toBe(201);
  const { number, name } = (await made.json()) as { number: number; name: string };
  const upgradeStartsAt = new Date(Date.now() + 50 * HOUR).toISOString();
  const placed = await page.request.put(`/api/v1/accounts/${number}/upgrade`, {
    headers,
    data: { upgradeStartsAt },
  });
  expect(placed.ok(), await placed.text()).toBe(true);
  await signIn(page, OPERATIONS);
  await page.goto(`/cases/new?account=${number}&kind=TECHNICAL&about=upgrade`);
  await expect(page.getByText(new RegExp(`${name} is locked out for its upgrade`))).toContainText(
    /\d\d:\d\d.*Your request is kept; what falls into that time is done after\./,
  );
});
