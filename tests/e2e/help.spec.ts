import { expect, test } from '@playwright/test';
import { faqEntries } from '@/lib/knowledge/rules/faq-entries';

type Desk = {
  region: string;
  name: string;
  openNow: boolean;
  changesAt: string;
  phones: { number: string }[];
};

test('the answers are found by their words, and each has an address of its own', async ({ page }) => {
  await page.goto('/faq');
  const questions = page.getByRole('article').getByRole('heading', { level: 2 });
  await expect(questions).toHaveText(faqEntries.map(({ question }) => question));
  for (const { slug, question } of faqEntries) {
    await page.getByRole('link', { name: `Link to “${question}”` }).click();
    await expect(page).toHaveURL(new RegExp(`/faq#${slug}$`));
    await page.goto('/faq');
  }
  const search = page.getByRole('searchbox', { name: 'Search the answers' });
  await expect(async () => {
    await search.fill('opt out');
    await expect(page.getByRole('status')).toContainText(/^\d answers? found$/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole('article').first()).toContainText('opt out');
  await expect(page).toHaveURL(/\/faq\?q=opt%20out$/);
  await search.fill('zeppelin');
  await expect(page.getByText('No answer mentions “zeppelin”')).toBeVisible();
  await page.getByRole('link', { name: 'Show all questions' }).click();
  await expect(questions).toHaveCount(faqEntries.length);
});

test('an address of a search or of an answer shows it at once, without the script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/faq?q=cost');
  await expect(page.getByRole('article').first()).toContainText('free of charge');
  const [, second] = faqEntries;
  await page.goto(`/faq#${second?.slug}`);
  await expect(page.locator(`#${second?.slug}`)).toBeInViewport();
  await context.close();
});

test('the support page says who is open as the API does, and its table has the vendor’s figures', async ({
  page,
  request,
}) => {
  const { regions } = (await (await request.get('/api/v1/service-levels')).json()) as { regions: Desk[] };
  await page.goto('/support');
  for (const { name, openNow, phones } of regions) {
    const desk = page.getByRole('region', { name });
    // A desk that opens between the two requests is shown as it is now.
    await expect(desk.getByText(openNow ? 'Open now' : 'Closed now')).toBeVisible();
    for (const { number } of phones) await expect(desk.getByRole('link', { name: number })).toBeVisible();
  }
  const table = page.getByRole('table', { name: 'First answer to a technical case' });
  for (const words of ['1 hour', '30 minutes', '4 hours', '2 hours', '1 business day'])
    await expect(table.getByRole('cell', { name: words, exact: true }).first()).toBeVisible();
  await expect(page.getByText('every request is completed within 24 hours')).toBeVisible();
});

test('an open support page changes its sign when a desk opens or closes', async ({ page }) => {
  const answer = await page.request.get('/api/v1/service-levels');
  const { regions } = (await answer.json()) as { regions: Desk[] };
  const changesAt = Math.min(...regions.map((desk) => Date.parse(desk.changesAt)));
  // The browser's clock is not asked for the time of day: only how long it is until the change.
  await page.clock.install();
  await page.goto('/support');
  await expect(page.getByRole('heading', { name: 'Support', level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  const isAskedAgain = (url: string, headers: Record<string, string>) =>
    url.includes('/support') && headers.rsc === '1' && !headers['next-router-prefetch'];
  const again = page.waitForRequest((sent) => isAskedAgain(sent.url(), sent.headers()));
  await page.clock.fastForward(changesAt - Date.now() + 60_000);
  await again;
});
