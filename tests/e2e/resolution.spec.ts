import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@brightwater.example';
const LEAD = 'lead@support.example';
const ACCOUNT = 200_001;
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

async function resolve(request: APIRequestContext, number: number): Promise<number> {
  for (const status of ['OPEN', 'RESOLVED']) {
    const data = { status };
    const answer = await request.patch(`/api/v1/cases/${number}`, { headers: bearer(LEAD), data });
    expect(answer.status(), await answer.text()).toBe(200);
  }
  return number;
}

const technical = async (request: APIRequestContext, subject: string) =>
  resolve(request, await fileTechnicalCase(request, { subject, account: ACCOUNT, by: ADMIN }));

async function openCase(page: Page, number: number) {
  await signIn(page, ADMIN);
  await visit(page, `/cases/${number}`);
}

test('who is content accepts the resolution, and the case is closed by it', async ({ page, request }) => {
  await openCase(page, await technical(request, 'To be accepted'));
  await page.getByRole('button', { name: 'Accept and close' }).click();
  await expect(page.getByText(/Resolved by Grace Adomako .*, accepted/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept and close' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'It is broken again' })).toBeVisible();
});

test('who is not takes a technical case up again, which has a deadline of its own from then', async ({
  page,
  request,
}) => {
  await openCase(page, await technical(request, 'To be taken up again'));
  await page.getByRole('button', { name: 'It is still broken' }).click();
  const dialog = page.getByRole('dialog', { name: 'Take this up again' });
  await expect(dialog).toContainText(/It will be answered by .*\d\d:\d\d UK/);
  await dialog.getByLabel('What is still wrong?').fill('It rang once, then never again.');
  await dialog.getByRole('button', { name: 'Take it up again' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('article').last()).toContainText('It rang once');
  await page.getByText('How these were calculated').click();
  await expect(page.locator('#deadlines')).toContainText('from when it was taken up again');
  await expect(page.locator('#deadlines')).toContainText('Taken up again');
});

test('who is not content with a request reports a problem, which disputes the resolution', async ({
  page,
  request,
}) => {
  const tag = crypto.randomUUID().slice(0, 8);
  const filed = await request.post('/api/v1/cases', {
    headers: { ...bearer(ADMIN), 'idempotency-key': crypto.randomUUID() },
    data: {
      account: ACCOUNT,
      kind: 'USER_ADMINISTRATION',
      product: 'WORK',
      request: 'NEW_USER',
      items: [{ firstName: 'Rosa', lastName: tag, email: `rosa.${tag}@brightwater.example`, license: 'X2' }],
    },
  });
  expect(filed.status(), await filed.text()).toBe(201);
  const { number } = (await filed.json()) as { number: number };
  await openCase(page, await resolve(request, number));
  await page
    .getByRole('link', { name: /Report a problem with this/ })
    .first()
    .click();
  await page.getByLabel('What happens, and what you expected').fill('Rosa can’t sign in.');
  await page.getByRole('radio', { name: /^S3/ }).check();
  await page.getByRole('button', { name: /^Send / }).click();
  await page.waitForURL(/\/cases\/\d+/);
  await expect(page.getByRole('status').filter({ hasText: /Filed as \d+/ })).toBeVisible();
  await visit(page, `/cases/${number}`);
  await expect(page.getByText(/You reported a problem with this/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept and close' })).toHaveCount(0);
  await expect(page.locator('#related')).toContainText(`Problem with request ${number}`);
});
