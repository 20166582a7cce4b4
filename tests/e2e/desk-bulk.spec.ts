import { type APIRequestContext, expect, type Page, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const LEAD = 'lead@support.example';
const rows = (page: Page) => page.locator('.queue tbody tr');

const headers = () => ({ authorization: `Bearer ${personOf(LEAD).apiToken}` });

/** Two cases in progress with this word in their subject. */
async function twoCases(request: APIRequestContext, tag: string): Promise<number[]> {
  const numbers = [
    await fileTechnicalCase(request, { subject: tag }),
    await fileTechnicalCase(request, { subject: tag }),
  ];
  for (const number of numbers)
    await request.patch(`/api/v1/cases/${number}`, { headers: headers(), data: { status: 'OPEN' } });
  return numbers;
}

async function statusOf(request: APIRequestContext, number: number): Promise<string> {
  const answer = await request.get(`/api/v1/cases/${number}`, { headers: headers() });
  return ((await answer.json()) as { status: string }).status;
}

/** The queue of these cases, all of them ticked. */
async function tickAll(page: Page, tag: string) {
  await signIn(page, LEAD);
  await visit(page, `/desk?q=${tag}`);
  await page.getByRole('checkbox', { name: 'Tick all on this page' }).check();
}

const chooseState = (page: Page, label: string) =>
  page.getByLabel('State the ticked cases').selectOption({ label });

test('by keyboard alone: tick, to the ticked ones, choose, confirm, take back', async ({ page, request }) => {
  const tag = `Hotel${crypto.randomUUID().slice(0, 6)}`;
  await fileTechnicalCase(request, { subject: tag });
  await fileTechnicalCase(request, { subject: tag });
  await signIn(page, LEAD);
  await visit(page, `/desk?q=${tag}`);
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key);
  await expect(page.getByText('2 ticked')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByLabel('Assign the ticked cases')).toBeFocused();
  await page.keyboard.type('Priya');
  await expect(page.getByRole('button', { name: 'Assign 2 cases' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Assigned 2 cases to Priya Raman.')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Taken back for 2 cases.')).toBeVisible();
});

test('waiting with many cases, and resolving them, is taken back by one press', async ({ page, request }) => {
  test.slow();
  const tag = `Golf${crypto.randomUUID().slice(0, 6)}`;
  const [number = 0] = await twoCases(request, tag);
  await tickAll(page, tag);
  await chooseState(page, 'Wait on customer');
  await page.getByRole('button', { name: 'Pause 2 cases' }).click();
  await expect(page.getByText('Paused 2 cases to wait on the customer.')).toBeVisible();
  await expect(rows(page).filter({ hasText: 'Waiting' })).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back for 2 cases.')).toBeVisible();
  await expect(rows(page).filter({ hasText: 'In progress' })).toHaveCount(2);

  await page.getByRole('checkbox', { name: 'Tick all on this page' }).check();
  const resolve = () => chooseState(page, 'Resolve');
  await resolve();
  const dialog = page.getByRole('dialog', { name: 'Resolve 2 cases?' });
  await expect(dialog).toContainText('You can take it back for 10 seconds.');
  await dialog.getByRole('button', { name: 'Leave them open' }).click();
  await expect(dialog).toBeHidden();
  await expect(rows(page).filter({ hasText: 'In progress' })).toHaveCount(2);
  await resolve();
  await dialog.getByRole('button', { name: 'Resolve 2 cases' }).click();
  await expect(page.getByText('Until then nothing is changed and nobody is told.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('2 ticked')).toBeVisible();
  expect(await statusOf(request, number)).toBe('OPEN');

  await resolve();
  await dialog.getByRole('button', { name: 'Resolve 2 cases' }).click();
  await page.getByRole('button', { name: 'Resolve 2 cases now' }).click();
  await expect(page.getByText('Resolved 2 cases.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
  expect(await statusOf(request, number)).toBe('RESOLVED');
});

/** The number of one of two cases that are resolved in a moment. */
async function aboutToResolve(page: Page, request: APIRequestContext, word: string): Promise<number> {
  const tag = `${word}${crypto.randomUUID().slice(0, 6)}`;
  const [number = 0] = await twoCases(request, tag);
  await tickAll(page, tag);
  await chooseState(page, 'Resolve');
  await page.getByRole('dialog').getByRole('button', { name: 'Resolve 2 cases' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  return number;
}

test('resolving many cases is done by itself after a moment', async ({ page, request }) => {
  const number = await aboutToResolve(page, request, 'Hotel');
  await expect.poll(() => statusOf(request, number)).toBe('RESOLVED');
});

test('resolving many cases is done at once when its page is left', async ({ page, request }) => {
  const number = await aboutToResolve(page, request, 'Juliett');
  await page.getByRole('link', { name: 'Reports' }).click();
  // Of the ten seconds it would take by itself most are left.
  await expect.poll(() => statusOf(request, number), { timeout: 6_000 }).toBe('RESOLVED');
});

test('whoever closes the tab while many cases are about to be resolved is asked first', async ({
  page,
  request,
}) => {
  const number = await aboutToResolve(page, request, 'India');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const question = await asked;
  expect(question.type()).toBe('beforeunload');
  await question.dismiss();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('2 ticked')).toBeVisible();
  expect(await statusOf(request, number)).toBe('OPEN');
});
