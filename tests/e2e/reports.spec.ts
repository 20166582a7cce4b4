import { expect, test } from '@playwright/test';
import { visit } from './pages';
import { signIn } from './people';

const LEAD = 'lead@support.example';

test('a figure of each chart leads to what is behind it and to a file, and the week goes to paper without links', async ({
  page,
}) => {
  test.slow();
  await signIn(page, LEAD);
  await visit(page, '/desk/reports');
  for (const name of ['By severity', 'Open now, by age', 'Workload', 'Upgrades by the week they start in'])
    await expect(page.getByRole('region', { name }).getByRole('link', { name: 'CSV' })).toBeVisible();

  // Nothing is filed any more into the earliest week that has cases.
  const week = page
    .getByRole('region', { name: 'By week received' })
    .locator('tbody td:nth-child(2) a')
    .last();
  const received = Number(await week.textContent());
  await week.click();
  await expect(page).toHaveURL(/\/desk\/reports\/cases\?.*by=week/);
  await expect(page.locator('tbody tr')).toHaveCount(received);
  await page.getByRole('link', { name: 'Reports' }).last().click();

  const aged = page.getByRole('region', { name: 'Open now, by age' }).locator('tbody a').first();
  await aged.click();
  await expect(page).toHaveURL(/by=age/);
  await expect(page.getByText(/^Open now, /)).toBeVisible();
  await expect(page.locator('tbody tr').first()).toBeVisible();
  const file = await page.request.get(page.url().replace('/cases?', '/cases.csv?'));
  expect(await file.text()).toContain('respond by (UTC)');

  await visit(page, '/desk/reports');
  await page
    .getByRole('region', { name: 'Upgrades by the week they start in' })
    .locator('tbody a')
    .first()
    .click();
  await expect(page).toHaveURL(/\/desk\/reports\/upgrades\?/);
  await expect(page.locator('tbody a').first()).toHaveAttribute('href', /^\/accounts\/\d+$/);

  await visit(page, '/desk/reports/week');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print' })).toBeHidden();
  await expect(page.getByRole('link', { name: 'CSV' })).toHaveCount(0);
  await expect(page.getByRole('table', { name: /Open cases by who has them/ })).toBeVisible();
  expect((await page.pdf()).byteLength).toBeGreaterThan(10_000);
});
