import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test } from './browsers';
import { listening, visit, visitAgainUnheard } from './pages';
import { personOf, signIn } from './people';
import { momentOf, shiftOf } from './shift';

const ADMIN = 'admin@halden.example';
const AGENT = 'agent@support.example';
const LEAD = 'lead@support.example';

const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

/** Two new users, asked for by the admin; answers the case's number. */
async function fileRequest(request: APIRequestContext, severity = 'S3'): Promise<number> {
  const tag = crypto.randomUUID().slice(0, 8);
  const user = (firstName: string) => ({
    firstName,
    lastName: `Desk ${tag}`,
    email: `${firstName}.${tag}@halden.example`.toLowerCase(),
    license: 'X2',
  });
  const answer = await request.post('/api/v1/cases', {
    headers: { ...bearer(ADMIN), 'idempotency-key': crypto.randomUUID() },
    data: {
      account: 100001,
      kind: 'USER_ADMINISTRATION',
      product: 'WORK',
      request: 'NEW_USER',
      severity,
      description: 'They start on Monday.',
      items: [user('Vera'), user('Willem')],
    },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return ((await answer.json()) as { number: number }).number;
}

const stateOf = (page: Page) => page.locator('main header .status-pill').first();
const rowOf = (page: Page, number: number) =>
  page.locator('.queue tbody tr').filter({ has: page.locator(`a[href="/desk/${number}"]`) });
const composer = (page: Page) => page.locator('form.composer');

test('the queue’s filters live in the address and survive a reload and the way back', async ({ page }) => {
  await signIn(page, AGENT);
  await visit(page, '/desk');
  await page
    .getByRole('navigation', { name: 'Views' })
    .getByRole('link', { name: /Unassigned/ })
    .click();
  await expect(page).toHaveURL(/\/desk\?assignee=none$/);
  await page.getByLabel('Region', { exact: true }).selectOption('EUROPE');
  await expect(page).toHaveURL(/assignee=none&region=EUROPE$/);
  await page.reload();
  await expect(page.getByLabel('Region', { exact: true })).toHaveValue('EUROPE');
  const regions = page.locator('.queue tbody td:nth-child(6)');
  await expect(regions.first()).toContainText('Europe');
  expect((await regions.allTextContents()).every((text) => text.startsWith('Europe'))).toBe(true);
  await page.goBack();
  await expect(page).toHaveURL(/\/desk\?assignee=none$/);
  await page.goto('/desk?severity=S9&region=EUROPE&cursor=nonsense');
  await expect(page).toHaveURL(/\/desk\?region=EUROPE$/);
});

test('the customer’s side has no desk', async ({ page }) => {
  await signIn(page, ADMIN);
  for (const path of ['/desk', '/desk/20001', '/desk/reports'])
    expect((await page.goto(path))?.status(), path).toBe(404);
});

test('take next hands over the most urgent case that nobody has', async ({ page, request }) => {
  const number = await fileRequest(request, 'S1');
  const open = await request.get('/api/v1/cases?assignee=none&limit=100', { headers: bearer(AGENT) });
  const { data } = (await open.json()) as { data: { number: number; status: string }[] };
  const first = data.find(({ status }) => status === 'NEW' || status === 'OPEN');
  expect(data.some((row) => row.number === number)).toBe(true);
  await signIn(page, AGENT);
  await visit(page, '/desk');
  await page.getByRole('button', { name: 'Take next' }).click();
  await expect(page).toHaveURL(`/desk/${first?.number}`);
  await expect(page.locator('main header')).toContainText('With Maya Ellison');
  await expect(stateOf(page)).toHaveText('In progress');
});

test('a request goes from the queue to resolved, and notes stay on the desk', async ({ page, request }) => {
  test.slow();
  const number = await fileRequest(request);
  await signIn(page, AGENT);
  await visit(page, `/desk?q=${number}`);
  await page.getByRole('button', { name: 'Claim' }).click();
  await expect(rowOf(page, number)).toContainText('Maya Ellison');
  await rowOf(page, number).getByRole('link').click();
  await expect(page).toHaveURL(`/desk/${number}`);

  await page.getByRole('button', { name: 'Internal note' }).click();
  await composer(page).getByRole('textbox').fill('canary: the license pool is short');
  await page.getByRole('button', { name: 'Save note' }).click();
  await expect(page.getByRole('article')).toContainText('canary');
  await expect(page.getByRole('article')).toContainText('never shown to the customer');

  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await expect(composer(page).getByRole('textbox')).toHaveValue('');
  await composer(page).getByRole('textbox').fill('Which site are they at?');
  await page.getByRole('button', { name: 'Send and wait' }).click();
  await expect(stateOf(page)).toHaveText('Waiting on customer');
  await expect(page.locator('#deadlines')).toContainText('Completion paused');
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(stateOf(page)).toHaveText('In progress');

  await page.getByRole('button', { name: 'Severity S3' }).click();
  await expect(page.getByRole('dialog')).toContainText(/Now: answer was due .*\d\d:\d\d/);
  await page.getByRole('radio', { name: /S1/ }).check();
  await page.getByRole('button', { name: 'Change to S1' }).click();
  await expect(page.getByText('S1 Production down')).toBeVisible();

  await page.getByRole('button', { name: /Complete Vera/ }).click();
  await expect(page.getByRole('progressbar', { name: '1 of 2 users done' })).toBeVisible();
  await page.getByRole('button', { name: /Complete Willem/ }).click();
  await expect(page.getByRole('progressbar', { name: '2 of 2 users done' })).toBeVisible();

  await composer(page).getByRole('textbox').fill('Both are set up.');
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(stateOf(page)).toHaveText('Resolved');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(stateOf(page)).toHaveText('Closed');

  const events = await request.get(`/api/v1/cases/${number}/events`, { headers: bearer(ADMIN) });
  const seen = await events.text();
  expect(seen).toContain('Which site are they at?');
  expect(seen).not.toContain('canary');
});

test('waiting without a question says what happens to the clock', async ({ page, request }) => {
  const number = await fileRequest(request);
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  await page.getByRole('button', { name: 'Claim' }).click();
  await page.getByRole('button', { name: 'Wait on customer' }).first().click();
  await expect(page.getByText(/stands still from now on; 23 h .* will be left/)).toBeVisible();
  await page.getByRole('button', { name: 'Wait on customer' }).last().click();
  await expect(stateOf(page)).toHaveText('Waiting on customer');
});

test('by keyboard alone: down the queue, open, note, back to the same row, claim, search', async ({
  page,
  request,
}) => {
  test.slow();
  const number = await fileRequest(request, 'S2');
  await signIn(page, AGENT);
  await visit(page, '/desk?assignee=none&account=100001');
  const keys = page.keyboard;
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'));
  const rows = await page
    .locator('.queue tbody a')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const place = rows.indexOf(`/desk/${number}`);
  expect(place).toBeGreaterThanOrEqual(0);
  for (const row of rows.slice(0, place + 1)) {
    await keys.press('j');
    await expect.poll(focused).toBe(row);
  }
  await keys.press('k');
  await keys.press(place === 0 ? 'k' : 'j');
  await expect.poll(focused).toBe(`/desk/${number}`);

  const isThere = listening(page, `case:${number}`);
  await keys.press('Enter');
  await expect(page).toHaveURL(`/desk/${number}`);
  await isThere;
  await keys.press('n');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toBeFocused();
  await keys.type('j k c are letters here');
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveValue('j k c are letters here');
  await keys.press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('letters here');
  await keys.press('Escape');
  await keys.press('r');
  await expect(page.getByRole('textbox', { name: 'Reply' })).toBeFocused();
  await keys.press('Escape');
  await keys.press('Escape');
  await expect(page).toHaveURL('/desk?assignee=none&account=100001');
  await expect.poll(focused).toBe(`/desk/${number}`);

  await keys.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await keys.press('Escape');
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toBeHidden();
  await keys.press('c');
  await expect(page.getByText('The case is yours.')).toBeVisible();
  await keys.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await keys.type(String(number));
  await keys.press('Enter');
  await expect(page).toHaveURL(new RegExp(`q=${number}`));
});

test('of two who write at once, the second is told and keeps their text', async ({
  page,
  openAs,
  request,
}) => {
  test.slow();
  const number = await fileRequest(request);
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  await composer(page).getByRole('textbox').fill('My answer, half written');

  const other = await openAs(LEAD, `/desk/${number}`);
  await composer(other).getByRole('textbox').fill('I have answered already.');
  await other.getByRole('button', { name: 'Send reply' }).click();
  await expect(other.getByRole('article')).toContainText('answered already');

  await expect(page.getByText('This case changed in the meantime')).toBeVisible();
  await expect(composer(page).getByRole('textbox')).toHaveValue('My answer, half written');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByText(/Somebody changed this.*Your text is kept/)).toBeVisible();
  await expect(composer(page).getByRole('textbox')).toHaveValue('My answer, half written');
  await page.getByRole('button', { name: 'I have read it' }).click();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('article').last()).toContainText('My answer, half written');
  await expect(composer(page).getByRole('textbox')).toHaveValue('');
});

test('whoever comes second to a severity or an assignment is told who did what, keeps their choice, and may do it on top', async ({
  page,
  request,
}) => {
  test.slow();
  const number = await fileRequest(request);
  const change = async (data: object) => {
    const answer = await request.patch(`/api/v1/cases/${number}`, { headers: bearer(LEAD), data });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  await page.getByRole('button', { name: 'Severity S3' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change severity' });
  await dialog.getByRole('radio', { name: /S1/ }).check();
  await change({ severity: 'S2' });
  await expect(dialog.getByRole('status')).toContainText(
    /Grace Adomako changed the severity from S3 to S2, .*\d\d:\d\d UK\. Your choice is kept/,
  );
  await expect(dialog.getByRole('radio', { name: /S1/ })).toBeChecked();
  await expect(dialog.getByRole('button', { name: 'Change to S1', exact: true })).toBeDisabled();
  await dialog.getByRole('button', { name: 'Change to S1 all the same' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText('S1 Production down')).toBeVisible();

  // Without a word from the server the page does not know; the step itself is told.
  await page.route('**/api/live?*', (route) => route.abort());
  await visitAgainUnheard(page);
  await change({ severity: 'S3' });
  await page.getByRole('button', { name: 'Assign' }).click();
  await page.getByRole('menuitem', { name: 'Priya Raman' }).click();
  await expect(page.getByText(/Not done: .*Grace Adomako changed the severity from S1 to S3/)).toBeVisible();
  await expect(page.locator('main header')).toContainText('Nobody has it');
  await page.getByRole('button', { name: 'Assign to Priya Raman all the same' }).click();
  await expect(page.locator('main header')).toContainText('With Priya Raman');
  await expect(page.getByText('Not done:')).toBeHidden();
});

test('new cases wait behind a button, and no row moves before it is pressed', async ({ page, request }) => {
  await signIn(page, AGENT);
  await visit(page, '/desk?account=100001');
  const rows = () =>
    page.locator('.queue tbody a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  const before = await rows();
  const number = await fileRequest(request, 'S1');
  const button = page.getByRole('button', { name: /^\d+ changes?$/ });
  await expect(button).toBeVisible();
  expect(await rows()).toEqual(before);
  await button.click();
  await expect(rowOf(page, number)).toBeVisible();
  // Others work at the same desk: what they do meanwhile waits behind the button as well.
  await expect(async () => {
    if (await button.isVisible()) await button.click();
    await expect(button).toBeHidden({ timeout: 5_000 });
  }).toPass();
});

test('on a phone nothing moves when a change arrives, and no split view is offered that has no room', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, AGENT);
  await visit(page, '/desk?account=100001');
  await page.evaluate(() => document.fonts.ready);
  await expect(page.getByRole('button', { name: 'Take next' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Split view' })).toBeHidden();
  const from = await momentOf(page);
  const topOf = async () => (await page.locator('.queue').boundingBox())?.y;
  const top = await topOf();
  await fileRequest(request);
  await expect(page.getByRole('button', { name: /^\d+ changes?$/ })).toBeVisible();
  expect(await topOf()).toBe(top);
  // A count may get another digit; whatever pushed the rows would be many times as much.
  expect(await shiftOf(page, from)).toBeLessThan(0.005);
});

test('a colleague is found by typing their name in the assign menu, and gets the case', async ({
  page,
  request,
}) => {
  const number = await fileRequest(request);
  await signIn(page, LEAD);
  await visit(page, `/desk/${number}`);
  await page.getByRole('button', { name: 'Assign' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Priya Raman' })).toBeVisible();
  const isInMenu = () => page.evaluate(() => document.activeElement?.closest('[role=menu]') != null);
  await expect.poll(isInMenu).toBe(true);
  // Letters that are commands elsewhere on the desk are a name here.
  await page.keyboard.type('pri');
  await expect(page.getByRole('menuitem', { name: 'Priya Raman' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main header')).toContainText('With Priya Raman');
});

test('what one has said is seen at the end of a long timeline, not hidden under the composer', async ({
  page,
  request,
}) => {
  const number = await fileRequest(request);
  for (const body of ['First\n\nlook', 'Second\n\nlook', 'Third\n\nlook', 'Fourth\n\nlook']) {
    const data = { body, visibility: 'INTERNAL' };
    const said = await request.post(`/api/v1/cases/${number}/comments`, { headers: bearer(LEAD), data });
    expect(said.ok(), await said.text()).toBe(true);
  }
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  await page.getByRole('button', { name: 'Internal note' }).click();
  await composer(page).getByRole('textbox').fill('Fifth look');
  await page.evaluate(() => scrollTo(0, 0));
  await page.keyboard.press('Control+Enter');
  const mine = page.getByRole('article').filter({ hasText: 'Fifth look' });
  await expect(mine).toBeVisible();
  await expect
    .poll(async () => {
      const [note, field] = [await mine.boundingBox(), await composer(page).boundingBox()];
      return note && field ? note.y + note.height - field.y : null;
    })
    .toBeLessThanOrEqual(0);
});

test('a colleague’s note appears by itself, and a reply being written is neither lost nor held up', async ({
  page,
  request,
}) => {
  const number = await fileRequest(request);
  await signIn(page, AGENT);
  await visit(page, `/desk/${number}`);
  await composer(page).getByRole('textbox').fill('Nearly finished');
  const data = { body: 'They called, too.', visibility: 'INTERNAL' };
  const said = await request.post(`/api/v1/cases/${number}/comments`, { headers: bearer(LEAD), data });
  expect(said.ok(), await said.text()).toBe(true);
  await expect(page.getByRole('article').first()).toContainText('They called');
  await expect(page.getByText('This case changed in the meantime')).toBeHidden();
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('article').last()).toContainText('Nearly finished');
});
