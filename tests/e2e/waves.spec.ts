import { type APIRequestContext, expect, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';

const OPERATIONS = 'operations@support.example';
const DAY_MS = 86_400_000;

const headers = () => ({ authorization: `Bearer ${personOf(OPERATIONS).apiToken}` });

/** A Classic account of this test alone, in the wave's region unless it says otherwise. */
async function createAccount(request: APIRequestContext, name: string, region: string): Promise<number> {
  const data = { name, region, serviceLevel: 'STANDARD' };
  const answer = await request.post('/api/v1/accounts', { headers: headers(), data });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { number: number }).number;
}

test('a wave is made, filled from a file with conflicts, looked at dry, and carried out', async ({
  page,
  request,
}) => {
  test.setTimeout(240_000);
  const tag = crypto.randomUUID().slice(0, 8);
  const good = await createAccount(request, `Waves first ${tag}`, 'APAC');
  const second = await createAccount(request, `Waves second ${tag}`, 'APAC');
  const elsewhere = await createAccount(request, `Waves elsewhere ${tag}`, 'EUROPE');

  await signIn(page, OPERATIONS);
  await visit(page, '/operations/waves');
  const form = page.locator('#new');
  await form.getByLabel('Name').fill(`AP ${tag}`);
  await form.getByLabel('Region').selectOption('APAC');
  await form.getByLabel('Day').fill(new Date(Date.now() + 25 * DAY_MS).toISOString().slice(0, 10));
  await form.getByLabel('Capacity').fill('0');
  await form.getByRole('button', { name: 'Make the wave' }).click();
  await expect(form.getByRole('alert')).toContainText('Enter how many accounts an hour, 1 to 1,000.');
  await expect(form.getByLabel('Name')).toHaveValue(`AP ${tag}`);
  await form.getByLabel('Capacity').fill('2');
  await form.getByRole('button', { name: 'Make the wave' }).click();
  await page.waitForURL(/\/operations\/waves\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`AP ${tag}`);

  await page.getByRole('radio', { name: /From a CSV/ }).check();
  const lines = `account,starts_at\n${good},23:30\n${second},\n${elsewhere},\n100x,\n999999999,`;
  await page.getByLabel('Lines').fill(lines);
  await page.getByRole('button', { name: 'Show what this would do' }).click();
  const dryRun = page.getByRole('region', { name: 'Dry run' });
  await expect(dryRun).toContainText('2 accounts and 0 people concerned, 3 conflicts');
  const conflicts = dryRun.getByRole('region', { name: 'Conflicts' });
  await expect(conflicts).toContainText('Another region.');
  await expect(conflicts).toContainText('Line 5, column account');
  await expect(conflicts).toContainText('Unknown number.');
  await expect(dryRun.getByRole('region', { name: 'When each upgrade starts' })).toContainText(
    '23:30 Singapore',
  );
  await expect(page.getByLabel('Lines')).toHaveValue(lines);
  await expect(page.getByText('No account is in this wave')).toBeVisible();

  await dryRun.getByRole('button', { name: 'Schedule 2 accounts, tell 0 people' }).click();
  await expect(dryRun).toHaveText('2 accounts are being scheduled. See how far it is');
  const run = page.locator('#run');
  await expect(run).toContainText('2 of 2 accounts settled', { timeout: 90_000 });
  await expect(run).toContainText('2 accounts scheduled.');
  const accounts = page.getByRole('table', { name: 'Accounts in this wave' });
  for (const name of [`Waves first ${tag}`, `Waves second ${tag}`])
    await expect(accounts.getByRole('row').filter({ hasText: name })).toContainText('Scheduled');
  const upgrade = await request.get(`/api/v1/accounts/${good}/upgrade`, { headers: headers() });
  expect(await upgrade.json()).toMatchObject({ phase: 'SCHEDULED', wave: `AP ${tag}` });

  await accounts.getByRole('button', { name: `Remove Waves second ${tag}` }).click();
  await page.getByRole('button', { name: 'Withdraw the date' }).click();
  await expect(accounts.getByRole('row').filter({ hasText: `Waves second ${tag}` })).toHaveCount(0);

  // A second plan on the same page can be carried out like the first.
  await page.getByRole('button', { name: 'Show what this would do' }).click();
  await dryRun.getByRole('button', { name: 'Schedule 1 account, tell 0 people' }).click();
  await expect(dryRun).toHaveText('1 account is being scheduled. See how far it is');
  await expect(run).toContainText('1 of 1 account settled', { timeout: 90_000 });
});
