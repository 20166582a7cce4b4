import { expect, type Page, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const AGENT = 'agent@support.example';
const OPERATIONS = 'operations@support.example';
const WIDE = { width: 1440, height: 900 };
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

/** An account of its own with three cases, so that nothing else moves in its queue. */
async function fillQueue(page: Page): Promise<{ account: number; numbers: number[] }> {
  const made = await page.request.post('/api/v1/accounts', {
    headers: bearer(OPERATIONS),
    data: { name: `Beside ${crypto.randomUUID().slice(0, 8)}`, region: 'EUROPE', serviceLevel: 'PREMIUM' },
  });
  const { number: account } = await made.json();
  const numbers: number[] = [];
  for (const severity of ['S1', 'S2', 'S3'] as const) {
    const subject = `No ringing tone at ${severity}`;
    numbers.push(await fileTechnicalCase(page.request, { account, severity, subject, by: AGENT }));
  }
  return { account, numbers };
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('href'));
const heading = (page: Page) => page.locator('#beside').getByRole('heading', { level: 1 });
const reply = (page: Page) => page.getByRole('textbox', { name: 'Reply' });

test('by keyboard through three cases beside the queue: one entry in the history, a half-typed reply kept, the queue’s ticks too', async ({
  page,
}) => {
  test.slow();
  const { account, numbers } = await fillQueue(page);
  const [first, second, third] = numbers;
  const beside = (number: number | undefined) => `/desk/beside/account=${account}/${number}`;
  await page.setViewportSize(WIDE);
  await signIn(page, AGENT);
  await visit(page, `/desk?account=${account}`);
  await expect(page.locator('.queue tbody tr')).toHaveCount(3);
  const keys = page.keyboard;

  await keys.press('j');
  await expect.poll(() => focused(page)).toBe(`/desk/${first}`);
  const entries = await page.evaluate(() => history.length);
  await keys.press('s');
  await expect(page).toHaveURL(beside(first));
  await expect(heading(page)).toHaveText('No ringing tone at S1');
  await expect.poll(() => focused(page)).toBe(`/desk/${first}`);
  await keys.press('x');

  // Down to the second case, half a reply, away and back.
  await keys.press('j');
  await expect(heading(page)).toHaveText('No ringing tone at S2');
  await expect(page).toHaveURL(beside(second));
  await expect(page).toHaveTitle(/Case \d+ beside the queue/);
  await expect(page.locator('.queue [aria-current]')).toHaveAttribute('href', `/desk/${second}`);
  await keys.press('r');
  await expect(reply(page)).toBeFocused();
  await keys.type('Half of what j and k');
  await keys.press('Escape');
  await keys.press('j');
  await expect(page).toHaveURL(beside(third));
  await expect(heading(page)).toHaveText('No ringing tone at S3');
  await expect(reply(page)).toHaveValue('');
  await keys.press('k');
  await expect(page).toHaveURL(beside(second));
  await expect(reply(page)).toHaveValue('Half of what j and k');
  await expect(page.getByRole('checkbox', { name: `Tick ${first}` })).toBeChecked();
  expect(await page.evaluate(() => history.length)).toBe(entries + 1);

  // The address alone brings it back; Enter opens the case whole, Escape leads back, Escape again closes it.
  await page.reload();
  await expect(heading(page)).toHaveText('No ringing tone at S2');
  await expect(reply(page)).toHaveValue('Half of what j and k');
  await expect.poll(() => focused(page)).toBe(`/desk/${second}`);
  await keys.press('Enter');
  await expect(page).toHaveURL(`/desk/${second}`);
  await expect(reply(page)).toHaveValue('Half of what j and k');
  await keys.press('Escape');
  await expect(page).toHaveURL(beside(second));
  await expect.poll(() => focused(page)).toBe(`/desk/${second}`);
  await keys.press('Escape');
  await expect(page).toHaveURL(`/desk?account=${account}`);
  await expect.poll(() => focused(page)).toBe(`/desk/${second}`);
});

test('what somebody else does shows beside the queue at once, and no row moves for it; a narrow window has the case alone', async ({
  page,
}) => {
  test.slow();
  const { account, numbers } = await fillQueue(page);
  const [first, second] = numbers;
  await page.setViewportSize(WIDE);
  await signIn(page, AGENT);
  await visit(page, `/desk/beside/account=${account}/${second}`);
  await expect(page.getByRole('button', { name: 'Split view' })).toHaveAttribute('aria-pressed', 'true');
  const order = () =>
    page.locator('.queue .row-link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const before = await order();
  // Said by API, then a severity, while the answer to it is being written.
  await reply(page).click();
  await page.keyboard.type('Nearly');
  const headers = bearer(OPERATIONS);
  const comment = { body: 'They called, too.', visibility: 'PUBLIC' };
  const said = await page.request.post(`/api/v1/cases/${second}/comments`, { headers, data: comment });
  expect(said.ok(), await said.text()).toBe(true);
  await expect(page.locator('#beside').getByRole('article').first()).toContainText('They called');
  const data = { severity: 'S3' };
  const changed = await page.request.patch(`/api/v1/cases/${second}`, { headers, data });
  expect(changed.ok(), await changed.text()).toBe(true);
  await expect(page.locator('#beside').getByText('S3 Minor issue')).toBeVisible();
  await expect(reply(page)).toBeFocused();
  await expect(reply(page)).toHaveValue('Nearly');
  expect(await order()).toEqual(before);
  await expect(page.getByRole('button', { name: /^\d+ changes?$/ })).toBeVisible();

  // A click on a row shows its case; a view of the queue leaves it beside.
  await page.locator(`.queue a[href="/desk/${first}"]`).click();
  await expect(page).toHaveURL(`/desk/beside/account=${account}/${first}`);
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /Unassigned/ })
    .click();
  await expect(page).toHaveURL(`/desk/beside/account=${account}&assignee=none/${first}`);
  await expect(heading(page)).toHaveText('No ringing tone at S1');

  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.locator('.queue')).toBeHidden();
  await page.getByRole('link', { name: 'Back to the queue' }).click();
  await expect(page).toHaveURL(`/desk?account=${account}&assignee=none`);
  await expect(page.locator('.queue')).toBeVisible();
});
