import { expect, type Page } from '@playwright/test';
import { test } from './browsers';
import { visit, visitAgain, visitAgainUnheard } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const AGENT = 'agent@support.example';
const LEAD = 'lead@support.example';
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

const rowOf = (page: Page, number: number) =>
  page.locator('.queue tbody tr').filter({ has: page.locator(`a[href="/desk/${number}"]`) });
const boxOf = (page: Page, number: number) => page.getByRole('checkbox', { name: `Tick ${number}` });

test('a view is saved with its order and found again; three cases are assigned at once, one is refused, the rest taken back', async ({
  page,
  request,
}) => {
  test.slow();
  const tag = `Echo${crypto.randomUUID().slice(0, 6)}`;
  const file = () => fileTechnicalCase(request, { subject: tag });
  const numbers = [await file(), await file(), await file()];
  const [first = 0, second = 0, third = 0] = numbers;
  await signIn(page, LEAD);
  await visit(page, `/desk?q=${tag}`);
  await page.getByRole('link', { name: 'Severity', exact: true }).click();
  await expect(page).toHaveURL(/sort=severity/);
  await expect(page.getByRole('columnheader', { name: 'Severity' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  await page.getByRole('button', { name: 'Save this view' }).click();
  await page.getByLabel('Name', { exact: true }).fill(`Calls ${tag}`);
  await page.getByRole('button', { name: 'Save view' }).click();
  const saved = page.getByRole('list', { name: 'Saved views' }).getByRole('link', { name: `Calls ${tag}` });
  await expect(saved).toContainText('3');
  await visit(page, '/desk');
  await saved.click();
  await expect(page).toHaveURL(new RegExp(`q=${tag}&sort=severity`));

  // By key and by range; then somebody else changes one of them.
  await boxOf(page, Math.min(...numbers)).click();
  await page.keyboard.press('Tab');
  const claimed = await request.patch(`/api/v1/cases/${second}`, {
    headers: bearer(AGENT),
    data: { severity: 'S2' },
  });
  expect(claimed.ok(), await claimed.text()).toBe(true);
  await page.getByRole('checkbox', { name: 'Tick all on this page' }).check();
  await expect(page.getByText('3 ticked')).toBeVisible();
  await page.getByLabel('Assign the ticked cases').selectOption({ label: 'Priya Raman' });
  await expect(page.getByText('Assign 3 cases to Priya Raman?')).toBeVisible();
  await page.getByRole('button', { name: 'Assign 3 cases' }).click();
  await expect(page.getByText(/Assigned 2 cases to Priya Raman.*Refused: 1, still ticked/)).toBeVisible();
  await expect(page.getByText(`${second}: Somebody changed it in the meantime`)).toBeVisible();
  await expect(boxOf(page, second)).toBeChecked();
  await expect(boxOf(page, first)).not.toBeChecked();
  await expect(rowOf(page, third)).toContainText('Priya Raman');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Taken back for 2 cases.')).toBeVisible();
  await expect(rowOf(page, first).getByRole('button', { name: 'Claim' })).toBeVisible();

  await page.getByRole('button', { name: `Change the view Calls ${tag}` }).click();
  await page.getByRole('button', { name: 'Delete the view' }).click();
  await expect(saved).toBeHidden();
});

test('the counts of every view follow what happens on the desk, without a reload', async ({
  page,
  request,
}) => {
  const tag = `Foxtrot${crypto.randomUUID().slice(0, 6)}`;
  const number = await fileTechnicalCase(request, { subject: tag });
  await signIn(page, LEAD);
  await visit(page, `/desk?q=${tag}`);
  const list = page.getByRole('navigation', { name: 'Views' });
  const mine = list.getByRole('link', { name: 'Mine' }).locator('small');
  const before = Number(await mine.textContent());
  await page.evaluate(() => Object.assign(window, { stays: true }));
  const given = await request.patch(`/api/v1/cases/${number}`, {
    headers: bearer(AGENT),
    data: { assignee: LEAD },
  });
  expect(given.ok(), await given.text()).toBe(true);
  // Others work at the same desk: theirs may be among them.
  const counted = async () => Number(await mine.textContent());
  await expect.poll(counted, { timeout: 30_000 }).toBeGreaterThan(before);
  await expect(page.getByRole('button', { name: /^\d+ changes?$/ })).toBeVisible();
  expect(await page.evaluate(() => 'stays' in window)).toBe(true);
});

test('the counts go on by time alone: a case comes due without anybody doing anything', async ({
  page,
  request,
}) => {
  const number = await fileTechnicalCase(request, { subject: 'Counted by time' });
  await signIn(page, LEAD);
  // This page hears of nothing, as when only time has passed.
  await page.route('**/api/live?*', (route) => route.abort());
  await page.clock.install();
  await page.goto('/desk');
  await visitAgainUnheard(page);
  const mine = page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: 'Mine' })
    .locator('small');
  const before = Number(await mine.textContent());
  const given = await request.patch(`/api/v1/cases/${number}`, {
    headers: bearer(AGENT),
    data: { assignee: LEAD },
  });
  expect(given.ok(), await given.text()).toBe(true);
  await page.clock.runFor(70_000);
  await expect.poll(async () => Number(await mine.textContent())).toBeGreaterThan(before);
});

/** Whoever pauses for eight seconds is only there: writes on until the colleague’s page says so. */
async function writeUntilSeen(writer: Page, text: string, reader: Page, words: string) {
  const field = writer.locator('form.composer').getByRole('textbox');
  await field.fill(text);
  await expect(async () => {
    await field.pressSequentially('.');
    await expect(reader.getByText(words)).toBeVisible({ timeout: 5_000 });
  }).toPass();
}

test('two who have a case open see each other write, and the queue marks its row', async ({
  page,
  openAs,
  request,
}) => {
  test.slow();
  const number = await fileTechnicalCase(request, { subject: 'One-way audio' });
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  const other = await openAs(LEAD, `/desk/${number}`);
  await expect(page.getByText('Grace Adomako is here')).toBeVisible();
  await expect(other.getByText('Maya Ellison is here')).toBeVisible();
  await writeUntilSeen(page, 'Looking into it', other, 'Maya Ellison is writing a reply');
  await writeUntilSeen(other, 'So am I', page, 'Grace Adomako is writing a reply');
  // What is sent is not being written: the page says so as it sends, not when the pause after the last key is over.
  const signs: string[] = [];
  other.on('request', (asked) => {
    if (asked.method() === 'POST' && asked.url().endsWith('/api/presence'))
      signs.push(asked.postData() ?? '');
  });
  await other.getByRole('button', { name: 'Send reply' }).click();
  await expect(other.getByRole('article').last()).toContainText('So am I');
  expect(signs.some((sign) => sign.includes('"doing":"viewing"'))).toBe(true);
  await expect(page.getByText('Grace Adomako is here')).toBeVisible();
  await visit(other, `/desk?q=${number}`);
  await expect(rowOf(other, number).locator('td[data-here]')).toHaveAttribute('data-here', /Maya Ellison is/);
  // A sign counts for 30 seconds, and is asked for every 10: so long when the last word of a page got lost.
  await expect(page.getByText('Grace Adomako is')).toBeHidden({ timeout: 60_000 });
});

test('a half-written note is there after a reload, and not for who signs in next in the same tab', async ({
  page,
  request,
}) => {
  test.slow();
  const number = await fileTechnicalCase(request, { subject: 'Half a note' });
  const note = page.getByRole('form', { name: 'Internal note' }).getByRole('textbox');
  await signIn(page, LEAD);
  await page.goto(`/desk/${number}#note`);
  await note.fill('Only for my own eyes');
  await visitAgain(page);
  await page.getByRole('button', { name: 'Internal note' }).click();
  await expect(note).toHaveValue('Only for my own eyes');

  await page.getByRole('button', { name: /settings and sign out/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: /settings and sign out/ })).toHaveCount(0);
  await signIn(page, AGENT);
  await page.goto(`/desk/${number}#note`);
  await expect(note).toBeFocused();
  await expect(note).toHaveValue('');
});
