import { expect, test } from '@playwright/test';
import { look } from './looks';
import { visit } from './pages';
import { signIn } from './people';

test('operations make an endpoint, see its secret once, send a test, and find the delivery in the log', async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signIn(page, 'operations@support.example');
  await visit(page, '/operations/webhooks');
  await page.getByRole('button', { name: 'New endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill('http://hooks.example/cutover');
  await dialog.getByLabel('upgrade.completed').check();
  await dialog.getByRole('button', { name: 'Create the endpoint' }).click();
  await expect(dialog.getByText('The address begins with https://.').first()).toBeVisible();

  // Nobody answers there: .invalid never resolves, so the delivery ends in a retry whatever the network.
  await dialog.getByLabel('Address').fill('https://hooks.invalid/cutover');
  await dialog.getByRole('button', { name: 'Create the endpoint' }).click();
  await expect(dialog.getByText(/^whsec_/)).toBeVisible();
  await dialog.getByRole('link', { name: 'Go to the endpoint' }).click();

  await expect(page.getByRole('heading', { level: 1, name: 'hooks.invalid/cutover' })).toBeVisible();
  await expect(page.getByText(/whsec_/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Send a test' }).click();
  await expect(page.getByText('Trying again')).toBeVisible({ timeout: 120_000 });
  await page.getByRole('link', { name: 'webhook.test' }).click();
  await expect(page.getByText('Nothing has happened to any account.')).toBeVisible();
  await expect(page.getByText('Could not be reached').first()).toBeVisible();

  await page.emulateMedia({ reducedMotion: 'reduce' });
  await look(page, 'an endpoint');

  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText(/Nothing is sent since/)).toBeVisible();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete the endpoint' }).click();
  await expect(page).toHaveURL(/\/operations\/webhooks$/);
  await expect(page.getByText('hooks.invalid')).toHaveCount(0);
});
