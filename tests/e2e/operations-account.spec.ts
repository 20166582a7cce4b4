import { type APIRequestContext, expect, test } from '@playwright/test';
import { visit, visitAgain } from './pages';
import { personOf, signIn } from './people';

const OPERATIONS = 'operations@support.example';
const HOUR_MS = 3_600_000;

const headers = () => ({
  authorization: `Bearer ${personOf(OPERATIONS).apiToken}`,
  'idempotency-key': crypto.randomUUID(),
});

/** An account of this test alone, with a number of ten digits. */
async function createAccount(request: APIRequestContext, name: string): Promise<number> {
  const number = 2_000_000_000 + Math.floor(Math.random() * 147_000_000);
  const data = { number, name, region: 'EUROPE', serviceLevel: 'STANDARD' };
  const answer = await request.post('/api/v1/accounts', { headers: headers(), data });
  expect(answer.status(), await answer.text()).toBe(201);
  return number;
}

test('operations give an account a date on a freeze only when they say that they know of it', async ({
  page,
  request,
}) => {
  const account = await createAccount(request, 'Frozen Foods');
  await signIn(page, OPERATIONS);
  await visit(page, `/operations/${account}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Frozen Foods');
  await page.getByRole('button', { name: 'Give it a date' }).click();
  const panel = page.getByRole('dialog', { name: 'Give it a date' });
  const day = await panel.getByLabel('Day').inputValue();
  const freeze = {
    scope: 'ACCOUNT',
    accountNumber: account,
    firstDay: day,
    lastDay: day,
    reason: 'Stocktaking',
  };
  const added = await request.post('/api/v1/freezes', { headers: headers(), data: freeze });
  expect(added.status(), await added.text()).toBe(201);

  await visitAgain(page);
  await page.getByRole('button', { name: 'Give it a date' }).click();
  const dryRun = panel.getByRole('region', { name: 'What this would do' });
  await expect(dryRun).toContainText(/Freeze: .*Stocktaking/);
  const send = panel.getByRole('button', { name: 'Schedule 1 account, tell 0 admins' });
  await expect(send).toBeDisabled();
  await panel.getByLabel(/Give this date in spite of the freeze/).check();
  await expect(send).toBeEnabled();
  const later = new Date(Date.parse(`${day}T00:00:00Z`) + 48 * HOUR_MS).toISOString().slice(0, 10);
  await panel.getByLabel('Day').fill(later);
  await expect(dryRun).not.toContainText('Freeze');
  await panel.getByLabel('Day').fill(day);
  await send.click();
  await expect(panel).toBeHidden();
  await expect(page.getByText('The date is set, and the admins are told.')).toBeVisible();
  await page.getByRole('button', { name: 'Move the date' }).click();
  const mover = page.getByRole('dialog', { name: 'Move the date' });
  await mover.getByLabel('Day').fill(later);
  await mover.getByLabel('Why the date moves').fill('The stocktaking takes all of that day.');
  await mover.getByRole('button', { name: 'Move 1 account, tell 0 admins' }).click();
  await expect(mover).toBeHidden();
  await page.goto(`/accounts/${account}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Frozen Foods');
  await expect(page.getByRole('region', { name: 'Upgrade' })).toContainText('Closes in');
});

test('a date that was moved stands struck beside the new one, and neither says that the portal is closed now', async ({
  page,
  request,
}) => {
  const account = await createAccount(request, 'Shifted Shelves');
  const scheduleIn = async (days: number, reason?: string) => {
    const upgradeStartsAt = new Date(Date.now() + days * 24 * HOUR_MS).toISOString();
    const data = { upgradeStartsAt, reason };
    const put = await request.put(`/api/v1/accounts/${account}/upgrade`, { headers: headers(), data });
    expect(put.status(), await put.text()).toBe(200);
  };
  await scheduleIn(30);
  await signIn(page, OPERATIONS);
  await page.goto(`/accounts/${account}`);
  const upgrade = page.getByRole('region', { name: 'Upgrade' });
  await expect(upgrade).toContainText('When Account Manager is closed');
  await expect(upgrade).not.toContainText('The date has moved');
  const first = (await upgrade.getByRole('time').first().textContent()) ?? '';

  await scheduleIn(32, 'A holiday');
  await page.goto(`/accounts/${account}`);
  await expect(upgrade.getByRole('deletion')).toHaveText(first);
  await expect(upgrade.getByRole('time').first()).not.toHaveText(first);
});

test('operations file the case of an upgrade that failed, filled in with what is known', async ({
  page,
  request,
}) => {
  const account = await createAccount(request, 'Stalled Steel');
  const upgradeStartsAt = new Date(Date.now() + HOUR_MS).toISOString();
  const put = await request.put(`/api/v1/accounts/${account}/upgrade`, {
    headers: headers(),
    data: { upgradeStartsAt, lockoutLeadMinutes: 120 },
  });
  expect(put.status(), await put.text()).toBe(200);
  await signIn(page, OPERATIONS);
  await page.goto(`/operations/${account}`);
  await page.getByRole('button', { name: 'Report a failure' }).click();
  const dialog = page.getByRole('dialog', { name: 'The upgrade did not complete' });
  await dialog.getByLabel('What went wrong').fill('The number range did not come across.');
  await dialog.getByRole('button', { name: 'Report the failure' }).click();
  await page.getByRole('link', { name: 'Open a case about it' }).click();

  const subject = 'Upgrade of Stalled Steel to X Series did not complete';
  await expect(page.getByLabel('What is wrong, in one line')).toHaveValue(subject);
  await expect(page.getByLabel('What happens, and what you expected')).toHaveValue(
    new RegExp(`${account}[^]*Reason given: The number range did not come across.`),
  );
  await expect(page.getByRole('radio', { name: /^S3/ })).toBeChecked();
  await page.getByRole('button', { name: /^Send case/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);
  await expect(page.getByRole('main')).toContainText('Reason given: The number range did not come across.');
  await expect(page.getByRole('main')).toContainText('Stalled Steel');
});

test('the board of today says how full the nights under way and next are', async ({ page }) => {
  await signIn(page, OPERATIONS);
  await page.goto('/operations');
  const waves = page.getByRole('table', { name: 'Waves under way and next' });
  await expect(waves.getByRole('progressbar').first()).toBeVisible();
  await expect(waves.getByRole('columnheader')).toContainText(['Capacity used', 'Mails out', 'Conflicts']);
  await page.getByRole('link', { name: 'All waves' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Waves');
});
