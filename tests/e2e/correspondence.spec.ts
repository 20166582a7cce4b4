import { expect, type Page } from '@playwright/test';
import { test } from './browsers';
import { visit } from './pages';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@halden.example';
/** Nobody else tells them anything, so that what is unread is of this test. */
const [QUIET_ADMIN, QUIET_ACCOUNT] = ['bureau@marchand.example', 420_001];
const AGENT = 'agent@support.example';
const LEAD = 'lead@support.example';

const inboxLink = (page: Page) => page.getByRole('link', { name: /^Inbox/ });
/** The item of the inbox that leads to what it says. */
const told = (page: Page, title: string) =>
  page.getByRole('button', { name: /^Unread: / }).filter({ hasText: title });
const line = (page: Page) => page.getByRole('list', { name: 'Timeline' });

test('a reply of the desk appears in the customer’s inbox, on a page that is open', async ({
  openAs,
  request,
}) => {
  test.slow();
  const subject = `Hall phone ${crypto.randomUUID().slice(0, 8)}`;
  const filed = { subject, account: QUIET_ACCOUNT, by: QUIET_ADMIN };
  const number = await fileTechnicalCase(request, filed);
  const customer = await openAs(QUIET_ADMIN, '/inbox');
  const markAll = customer.getByRole('button', { name: 'Mark all as read' });
  if (await markAll.isVisible()) await markAll.click();
  // The page is without it once the server has answered: going on before would end the request.
  await expect(markAll).toBeHidden();
  await visit(customer, `/cases/${number}`);
  await expect(inboxLink(customer)).toHaveAccessibleName('Inbox');
  await expect(customer.getByRole('region', { name: 'Watching' })).toContainText('You');

  const agent = await openAs(AGENT, `/desk/${number}`);
  await agent.getByRole('textbox', { name: 'Reply' }).fill('Which phone is it?');
  await agent.getByRole('button', { name: 'Send reply' }).click();
  await expect(inboxLink(customer)).toHaveAccessibleName(/unread/, { timeout: 60_000 });
  await inboxLink(customer).click();
  await expect(told(customer, `replied to ${number}: ${subject}`)).toBeVisible();

  await visit(customer, `/cases/${number}`);
  await customer.getByRole('button', { name: 'Stop watching' }).click();
  await expect(customer.getByRole('region', { name: 'Watching' })).toContainText('Nobody watches');
});

test('an @ in a note offers colleagues by keyboard, and the one called finds it in the inbox', async ({
  openAs,
  request,
}) => {
  test.slow();
  const subject = `Dead line ${crypto.randomUUID().slice(0, 8)}`;
  const number = await fileTechnicalCase(request, { subject });
  const agent = await openAs(AGENT, `/desk/${number}`);
  await agent.getByRole('button', { name: 'Internal note' }).click();
  const note = agent.getByRole('textbox', { name: 'Internal note' });
  // Pressed in the very moment in which the list appears.
  await note.evaluate((field) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[role=option]')) return;
      observer.disconnect();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
    }).observe(document.body, { childList: true, subtree: true });
  });
  await note.fill('@priya');
  await expect(note).toHaveValue('@Priya Raman ');
  await note.fill('');
  await note.pressSequentially('Please look, @adom');
  await expect(agent.getByRole('option')).toHaveText(['Grace Adomako']);
  await note.press('Enter');
  await expect(note).toHaveValue('Please look, @Grace Adomako ');
  await agent.getByRole('button', { name: 'Save note' }).click();
  await expect(line(agent)).toContainText('Please look, @Grace Adomako');

  const lead = await openAs(LEAD, '/inbox');
  const item = told(lead, `mentioned you in a note on ${number}: ${subject}`);
  await expect(async () => {
    await visit(lead, '/inbox');
    await expect(item).toBeVisible({ timeout: 5_000 });
  }).toPass({ timeout: 90_000 });

  const customer = await openAs(ADMIN, `/cases/${number}`);
  await expect(line(customer)).toContainText('filed this');
  expect(await customer.content()).not.toContain('Please look');
});
