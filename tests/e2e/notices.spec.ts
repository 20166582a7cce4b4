import { expect } from '@playwright/test';
import { test } from './browsers';
import { visit } from './pages';
import { personOf, signIn } from './people';

const OPERATIONS = 'operations@support.example';
const ADMIN = 'it@oakfield.example';
const ACCOUNT = 400002;
const DAY_MS = 86_400_000;

test('an admin hears of a date in the inbox at once, and operations read the mail', async ({
  openAs,
  request,
}) => {
  test.setTimeout(300_000);
  const admin = await openAs(ADMIN, '/inbox');
  const markAll = admin.getByRole('button', { name: 'Mark all as read' });
  if (await markAll.isVisible()) await markAll.click();
  // The page is without it once the server has answered: going on before would end the request.
  await expect(markAll).toBeHidden();
  await visit(admin, '/faq');
  const inbox = admin.getByRole('link', { name: 'Inbox', exact: false });
  await expect(inbox).toHaveText('Inbox');

  const headers = { authorization: `Bearer ${personOf(OPERATIONS).apiToken}` };
  const address = `/api/v1/accounts/${ACCOUNT}/upgrade`;
  const upgradeStartsAt = new Date(Date.now() + 30 * DAY_MS).toISOString();
  const scheduled = await request.put(address, { headers, data: { upgradeStartsAt } });
  expect(scheduled.status()).toBe(200);
  try {
    await expect(inbox).toHaveText('Inbox, unread: 1', { timeout: 60_000 });
    await inbox.click();
    await admin.getByRole('button', { name: /^Unread: .* will be upgraded/ }).click();
    await expect(admin).toHaveURL(new RegExp(`/accounts/${ACCOUNT}$`));
    await expect(inbox).toHaveText('Inbox');

    const mails = `/operations/mail?q=${encodeURIComponent(ADMIN)}&state=kept`;
    const operator = await openAs(OPERATIONS, mails);
    const row = operator.getByRole('link', { name: /will be upgraded/ }).first();
    await expect(async () => {
      await operator.goto(mails);
      await expect(row).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    await row.click();
    await expect(operator.getByText('Not sent: no mail server configured.')).toBeVisible();
    await expect(operator.locator('pre')).toContainText(`account ${ACCOUNT}`);
    await expect(async () => {
      await operator.reload();
      const html = operator.frameLocator('iframe[title="The mail as HTML"]');
      await expect(html.getByRole('heading', { level: 1 })).toContainText('will be upgraded', {
        timeout: 5_000,
      });
    }).toPass({ timeout: 90_000 });
  } finally {
    await request.delete(address, { headers });
  }
});

test('operations put a reminder on the ladder and take it off again', async ({ page }) => {
  await signIn(page, OPERATIONS);
  await visit(page, '/operations/notices');
  await page.getByLabel('Before the lockout').last().fill('3');
  await page.getByRole('button', { name: 'Add reminder' }).click();
  const rung = page.getByRole('listitem').filter({ hasText: 'Reminder, 3 days before' });
  await rung.locator('summary').click();
  await rung.getByLabel('Your own sentence').fill('Ask us anything.');
  await rung.getByRole('button', { name: 'Save' }).click();
  await expect(rung.getByText('with a sentence of yours')).toBeVisible();
  await rung.locator('summary').click();
  await expect(rung.getByRole('region', { name: 'Preview of the mail' })).toContainText('Ask us anything.');
  await rung.getByRole('button', { name: 'Remove' }).click();
  await expect(rung).toHaveCount(0);
});
