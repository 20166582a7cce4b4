import { type APIRequestContext, expect, test } from '@playwright/test';
import { visit, visitAgain } from './pages';
import { personOf, signIn } from './people';

const ADMIN = 'admin@halden.example';
/** Scheduled, upgraded, and in an upgrade that takes longer than planned: the demo's own. */
const [BEFORE, AFTER, LOCKED] = [100001, 100002, 410001];
const LOCKED_ADMIN = 'beheer@vandijk.example';

type Bill = {
  billedIn: string;
  totals: { amountMinor: number; currency: string; period: string }[];
  items: { amountMinor: number; period: string }[];
};

async function billOf(request: APIRequestContext, email: string, account: number) {
  const answer = await request.get(`/api/v1/accounts/${account}/bill`, {
    headers: { authorization: `Bearer ${personOf(email).apiToken}` },
  });
  return { status: answer.status(), bill: (await answer.json()) as Bill };
}

const money = (minor: number) => (minor / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 });

test('before the upgrade: the bill is itemised in Account Manager, and what to prepare is acknowledged', async ({
  page,
  request,
}) => {
  test.slow();
  const { bill } = await billOf(request, ADMIN, BEFORE);
  expect(bill.billedIn).toBe('ACCOUNT_MANAGER');
  await signIn(page, ADMIN);
  await page.goto(`/accounts/${BEFORE}/billing`);
  await expect(page.getByText('Billing is in Account Manager')).toBeVisible();
  await page.goto(`/accounts/${BEFORE}`);
  await page.getByRole('link', { name: 'Billing', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Account Manager/);
  await expect(page.getByRole('table', { name: 'Service items of this account' })).toBeVisible();
  for (const { amountMinor } of bill.totals)
    await expect(page.getByText(money(amountMinor)).first()).toBeVisible();
  await page.getByRole('link', { name: 'Directory', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Users of this account' })).toBeVisible();

  await visit(page, `/accounts/${BEFORE}`);
  const line = page.locator('#prepare li').filter({ hasText: 'not confirmed that mail reaches' }).first();
  await line.getByRole('button', { name: 'I have seen this' }).click();
  await expect(line).toContainText(/Seen by Eleanor Marsh/);
  await page.reload();
  await expect(line).toContainText(/Seen by Eleanor Marsh/);
});

test('during the lockout: neither the tab, the billing portal nor the API gives the bill', async ({
  page,
  request,
}) => {
  expect((await billOf(request, LOCKED_ADMIN, LOCKED)).status).toBe(423);
  await signIn(page, LOCKED_ADMIN);
  for (const path of ['portal?tab=billing', 'billing']) {
    await page.goto(`/accounts/${LOCKED}/${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Account Manager is closed');
    await expect(page.getByRole('table')).toHaveCount(0);
  }
  await page.goto(`/accounts/${LOCKED}`);
  await expect(page.getByRole('link', { name: 'Billing', exact: true })).toHaveCount(0);
  await expect(page.getByText(/Closed with Account Manager/)).toBeVisible();
});

test('after the upgrade: the first visit says where things are, and the same items are inside licenses', async ({
  page,
  request,
}) => {
  test.slow();
  const { bill } = await billOf(request, ADMIN, AFTER);
  expect(bill.billedIn).toBe('BILLING_PORTAL');
  await signIn(page, ADMIN);
  await visit(page, `/accounts/${AFTER}/portal`);
  const guide = page.getByRole('region', { name: 'Where things are now' });
  await expect(guide).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Account Manager' })).toHaveCount(0);
  await guide.getByRole('button', { name: 'Got it' }).click();
  await expect(guide).toHaveCount(0);
  await page.goto(`/accounts/${AFTER}/portal`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Admin Console');
  await expect(guide).toHaveCount(0);
  await page.getByRole('link', { name: 'Where things are now' }).click();
  await guide.getByRole('link', { name: 'Open billing' }).click();
  await expect(page.getByRole('list', { name: 'Licenses of this account' })).toBeVisible();
  for (const { amountMinor } of bill.totals)
    await expect(page.getByText(money(amountMinor)).first()).toBeVisible();
  await page.getByText('Whole account', { exact: true }).first().click();
  await expect(page.getByRole('table', { name: 'Items inside Whole account' })).toBeVisible();
});

test('a private calendar address is shown once, read without a session, and closed by revoking it', async ({
  page,
  request,
}) => {
  await signIn(page, 'admin@kowhai.example');
  await visit(page, '/settings');
  await page.getByRole('button', { name: 'Make an address' }).click();
  const shown = page.getByRole('status').locator('code');
  await expect(shown).toContainText('/calendar/cut_c_');
  const path = new URL((await shown.textContent())?.trim() ?? '').pathname;
  const calendar = await request.get(path);
  expect(await calendar.text()).toContain('UID:upgrade-530001@cutover');
  await visitAgain(page);
  await expect(page.getByText('/calendar/cut_c_')).toHaveCount(0);
  await page.getByRole('button', { name: 'Revoke address' }).click();
  await expect(page.getByRole('button', { name: 'Make an address' })).toBeVisible();
  expect((await request.get(path)).status()).toBe(404);
});
