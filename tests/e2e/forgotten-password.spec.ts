import { expect, test } from '@playwright/test';

test('somebody who forgot their password is told the same, whoever they are', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('link', { name: 'Forgotten your password?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Forgotten password' })).toBeVisible();
  await page.getByLabel('Email').fill('nobody-at-all@halden.example');
  await page.getByRole('button', { name: 'Send a link' }).click();
  await expect(page.getByRole('status')).toContainText('If nobody-at-all@halden.example has access');
  await page.goto('/reset-password?token=cut_r_guess');
  await expect(page.getByRole('heading', { level: 1, name: 'This link is no longer good' })).toBeVisible();
  await page.getByRole('link', { name: 'Send another link' }).click();
  await expect(page.getByRole('button', { name: 'Send a link' })).toBeVisible();
});
