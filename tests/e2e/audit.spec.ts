import { expect, test } from '@playwright/test';
import { signIn } from './people';

const OPERATIONS = 'operations@support.example';

test('operations find who did what, with its zone, before and after, and save it', async ({ page }) => {
  await signIn(page, OPERATIONS);
  await page.goto('/operations');
  await page.getByRole('link', { name: 'Audit', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit' })).toBeVisible();
  await page.getByLabel('Who').fill(OPERATIONS);
  await page.getByLabel('What', { exact: true }).selectOption('Signed in');
  await page.getByRole('button', { name: 'Show' }).click();
  await expect(page).toHaveURL(/action=session\.started/);
  const row = page.getByRole('row').filter({ hasText: 'Signed in' }).first();
  await expect(row).toContainText('on a page');
  await expect(row.locator('time')).toContainText(/\d\d:\d\d \S/);
  await row.getByText('What changed').click();
  await expect(row.getByText('session.started')).toBeVisible();
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Save as CSV' }).click();
  expect((await file).suggestedFilename()).toBe('audit.csv');
});
