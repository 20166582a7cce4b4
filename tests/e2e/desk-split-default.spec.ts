import { expect, type Page, test } from '@playwright/test';
import { visit, visitAgain } from './pages';
import { signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const LEAD = 'lead@support.example';
const rowOf = (page: Page, number: number) => page.locator(`.queue a[href="/desk/${number}"]`);

test('on a wide window a case opens beside the queue, Escape returns to its row, and switched off it stays off', async ({
  page,
  request,
}) => {
  test.slow();
  const tag = `Wide${crypto.randomUUID().slice(0, 6)}`;
  const number = await fileTechnicalCase(request, { subject: tag });
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn(page, LEAD);
  await visit(page, `/desk?q=${tag}`);
  const beside = `/desk/beside/q=${tag}/${number}`;
  await rowOf(page, number).click();
  await expect(page).toHaveURL(beside);
  await expect(page.locator('#beside').getByRole('heading', { level: 1 })).toHaveText(tag);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(`/desk?q=${tag}`);
  await expect(rowOf(page, number)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(beside);

  await page.getByRole('button', { name: 'Split view' }).click();
  await expect(page).toHaveURL(`/desk?q=${tag}`);
  await visitAgain(page);
  await rowOf(page, number).click();
  await expect(page).toHaveURL(`/desk/${number}`);
});
