import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { visit, visitAgain } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const LEAD = 'lead@support.example';
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });

/** Every change arrives, and no answer to it comes back. */
async function loseAnswers(page: Page) {
  await page.route('**/desk/**', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
  });
}

async function saidOn(request: APIRequestContext, number: number, body: string): Promise<number> {
  const answer = await request.get(`/api/v1/cases/${number}/events`, { headers: bearer(LEAD) });
  const { data } = (await answer.json()) as { data: { body: string | null }[] };
  return data.filter((event) => event.body === body).length;
}

test('a reply whose answer is lost leaves the page as it is, and sent again, also after a reload, it is said once', async ({
  page,
  request,
}) => {
  test.slow();
  const body = `Lost on the way ${crypto.randomUUID()}`;
  const number = await fileTechnicalCase(request, { subject: 'Lost answer at the desk' });
  await signIn(page, LEAD);
  await visit(page, `/desk/${number}`);
  await reply(page).fill(body);
  await loseAnswers(page);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'The connection failed' })).toContainText(
    'Your text is kept.',
  );
  await expect(reply(page)).toHaveValue(body);
  expect(await saidOn(request, number, body)).toBe(1);

  await page.unrouteAll({ behavior: 'wait' });
  await visitAgain(page);
  await expect(reply(page)).toHaveValue(body);
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(reply(page)).toHaveValue('');
  await expect(page.getByText('Reply sent.')).toBeHidden();
  expect(await saidOn(request, number, body)).toBe(1);
});

test('a step whose answer is lost says so on the page as it was', async ({ page, request }) => {
  const number = await fileTechnicalCase(request, { subject: 'Lost step at the desk' });
  await signIn(page, LEAD);
  await visit(page, `/desk/${number}`);
  await loseAnswers(page);
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(page.getByText(/The connection failed.*nothing is done twice/)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Lost step at the desk');
  await page.unrouteAll({ behavior: 'wait' });
  await visitAgain(page);
  await expect(page.locator('main header')).toContainText('With Grace Adomako');
});

test('a next case that was taken without an answer is not taken again unseen', async ({ page }) => {
  await signIn(page, LEAD);
  await visit(page, '/desk?assignee=none&region=APAC');
  await page.route('**/desk?**', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  );
  await page.getByRole('button', { name: 'Take next' }).click();
  await expect(page.getByText(/The connection failed.*Look under “Mine”/)).toBeVisible();
  await expect(page.locator('.queue')).toBeVisible();
});
