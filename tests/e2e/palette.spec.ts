import { expect, type Page, test } from '@playwright/test';
import { visit } from './pages';
import { signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@halden.example';
const AGENT = 'agent@support.example';

const field = (page: Page) => page.getByRole('dialog').getByRole('combobox');

/** Opens it by the keyboard; the key means nothing before the page listens. */
async function openPalette(page: Page): Promise<void> {
  await expect(async () => {
    await page.keyboard.press('Control+k');
    await expect(field(page)).toBeFocused({ timeout: 3_000 });
  }).toPass();
}

const aWord = () => `palette${crypto.randomUUID().slice(0, 8)}`;

test('⌘K finds a case by a word’s beginning and opens it, and a macro fills it in, by keyboard alone', async ({
  page,
  request,
}) => {
  test.slow();
  const word = aWord();
  const number = await fileTechnicalCase(request, { subject: `Silence on ${word}` });
  await signIn(page, AGENT);
  await visit(page, '/desk/macros');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save macro' }) });
  await form.getByLabel('Name').fill(word);
  await form.getByLabel('Shortcut').fill(word.slice(-8));
  await form.getByLabel('Text', { exact: true }).fill('About {{case.number}}: {{nothing}}');
  await form.getByRole('button').click();
  await expect(form.getByText('There is no variable {{nothing}}')).toBeVisible();
  await form.getByLabel('Text', { exact: true }).fill('About {{case.number}}, {{case.subject}}.');
  await form.getByRole('button').click();
  await expect(page.getByText(word, { exact: true })).toBeVisible();

  await openPalette(page);
  await page.keyboard.type(word.slice(0, -1));
  await expect(page.getByRole('option', { name: new RegExp(`^${number}`) })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/desk/${number}$`));

  const text = page.locator('form.composer').getByRole('textbox');
  const filled = `About ${number}, Silence on ${word}.`;
  await expect(async () => {
    await text.fill('');
    await text.pressSequentially(`;${word.slice(-8)}`);
    await page.keyboard.press('Tab');
    await expect(text).toHaveValue(filled, { timeout: 5_000 });
  }).toPass();
  await text.fill('');
  await text.press('Escape');
  await openPalette(page);
  await page.keyboard.type('insert a macro');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Macros' })).toBeVisible();
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(text).toHaveValue(filled);
  // Nothing was sent by any of it.
  await expect(page.getByRole('article').filter({ hasText: filled })).toHaveCount(0);
});

test('⌘K does on a case what its buttons do, and offers none of it elsewhere', async ({ page, request }) => {
  test.slow();
  const number = await fileTechnicalCase(request, { subject: aWord() });
  await signIn(page, AGENT);
  await visit(page, '/desk');
  await openPalette(page);
  await page.keyboard.type('severity');
  await expect(page.getByText('Nothing has “severity”.')).toBeVisible();
  const act = async (typed: string) => {
    await openPalette(page);
    await page.keyboard.type(typed);
    await page.keyboard.press('Enter');
  };
  await visit(page, `/desk/${number}`);
  await act('claim this');
  await expect(page.locator('main header').first()).toContainText('With Maya Ellison');
  await act('severity');
  await expect(page.getByRole('dialog', { name: 'Change severity' })).toBeVisible();
  await page.keyboard.press('Escape');
  // The second time its script is there already.
  for (const _ of [1, 2]) {
    await act('assign this');
    await expect(page.getByRole('menuitem', { name: 'Priya Raman' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menuitem', { name: 'Priya Raman' })).toBeHidden();
  }
  await act('internal note');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
  await act('resolve');
  await expect(page.getByText('The customer sees it as resolved.')).toBeVisible();
});

test('a customer’s ⌘K knows their own requests and accounts, and nobody else’s', async ({
  page,
  request,
}) => {
  const word = aWord();
  const number = await fileTechnicalCase(request, { subject: `Silence on ${word}` });
  await signIn(page, ADMIN);
  await visit(page, '/accounts');
  await openPalette(page);
  // An account of that name comes before cases that hold the words.
  await page.keyboard.type('Hal');
  await expect(page.getByRole('option').first()).toHaveText(/^Halden.*\d{6}$/);
  await page.keyboard.press('Control+a');
  // Enter right behind the letters is meant for what they find, not for what stands there from before.
  await page.keyboard.type(word);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/cases/${number}$`));
  const answer = await page.request.get('/search?q=kestrel');
  expect(await answer.json()).toEqual({ cases: [], accounts: [], people: [], isCut: false });
});
