import { expect, type Locator, type Page, test } from '@playwright/test';
import { listening, visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const AGENT = 'agent@support.example';
const OPERATIONS = 'operations@support.example';
const CASES = 10;

const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

/** An account of its own, so that nothing else moves in its queue. */
async function fillQueue(page: Page): Promise<number> {
  const made = await page.request.post('/api/v1/accounts', {
    headers: bearer(OPERATIONS),
    data: { name: `Keyboard ${Date.now()}`, region: 'EUROPE', serviceLevel: 'PREMIUM' },
  });
  const { number } = await made.json();
  for (let i = 1; i <= CASES; i += 1) {
    const severity = (['S1', 'S2', 'S3'] as const)[i % 3] ?? 'S1';
    const subject = `No ringing tone ${i}`;
    await fileTechnicalCase(page.request, { account: number, severity, subject, by: AGENT });
  }
  return number;
}

/** By the Tab key alone; what lies between may grow, but a dozen steps are too many for anybody. */
async function tabTo(target: Locator): Promise<void> {
  for (let steps = 0; steps < 12; steps += 1) {
    await target.page().keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error('The Tab key did not lead there in a dozen steps.');
}

test('an agent’s hour by keyboard alone: ten cases from the queue to resolved', async ({ page }) => {
  test.setTimeout(600_000);
  const account = await fillQueue(page);
  await signIn(page, AGENT);
  await page.addInitScript(() => {
    addEventListener('pointerdown', () => sessionStorage.setItem('touched', 'yes'), { capture: true });
  });
  await visit(page, `/desk?account=${account}`);
  const keys = page.keyboard;
  const rows = page.locator('.queue tbody tr');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');

  for (let left = CASES; left > 0; left -= 1) {
    await expect(rows).toHaveCount(left);
    await expect(async () => {
      if (!/^\/desk\/\d+/.test(await focused())) await keys.press('j');
      expect(await focused()).toMatch(/^\/desk\/\d+/);
    }).toPass();
    const [, number] = /(\d+)/.exec(await focused()) ?? [];
    await keys.press('c');
    await expect(page.locator('.queue tbody tr', { hasText: String(number) })).toContainText('In progress');
    const isThere = listening(page, `case:${number}`);
    await keys.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/desk/${number}`));
    await isThere;
    await keys.press('r');
    await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();
    await keys.type('The route was wrong; calls ring again.');
    await tabTo(page.getByRole('button', { name: 'Send and resolve' }));
    await keys.press('Enter');
    await expect(page.getByText('resolved this')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
    // Escape leaves the text first, if that is where the focus is, and then the case.
    if (await page.evaluate(() => document.activeElement?.matches('textarea'))) await keys.press('Escape');
    await keys.press('Escape');
    await expect(page).toHaveURL(new RegExp(`/desk\\?account=${account}`));
  }
  await expect(rows).toHaveCount(0);
  expect(await page.evaluate(() => sessionStorage.getItem('touched'))).toBeNull();
});
