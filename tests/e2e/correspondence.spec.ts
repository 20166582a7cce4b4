import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@halden.example';
const AGENT = 'agent@support.example';
const LEAD = 'lead@support.example';

const inboxLink = (page: Page) => page.getByRole('link', { name: /^Inbox/ });
/** The item of the inbox that leads to what it says. */
const told = (page: Page, title: string) =>
  page.getByRole('button', { name: /^Unread: / }).filter({ hasText: title });
const line = (page: Page) => page.getByRole('list', { name: 'Timeline' });

test('a reply of the desk appears in the customer’s inbox, on a page that is open', async ({
  browser,
  request,
}) => {
  const subject = `Hall phone ${crypto.randomUUID().slice(0, 8)}`;
  const number = await fileTechnicalCase(request, { subject });
  const [customer, agent] = await Promise.all([browser.newPage(), browser.newPage()]);
  await signIn(customer, ADMIN);
  await customer.goto('/inbox');
  const markAll = customer.getByRole('button', { name: 'Mark all as read' });
  if (await markAll.isVisible()) await markAll.click();
  await expect(markAll).toBeHidden();
  await customer.goto(`/cases/${number}`);
  await expect(customer.getByRole('region', { name: 'Watching' })).toContainText('You');

  await signIn(agent, AGENT);
  await agent.goto(`/desk/${number}`);
  await agent.getByRole('textbox', { name: 'Reply' }).fill('Which phone is it?');
  await agent.getByRole('button', { name: 'Send reply' }).click();
  await expect(inboxLink(customer)).toHaveAccessibleName(/unread/, { timeout: 20_000 });
  await inboxLink(customer).click();
  await expect(told(customer, `replied to ${number}: ${subject}`)).toBeVisible();

  await customer.goto(`/cases/${number}`);
  await customer.getByRole('button', { name: 'Stop watching' }).click();
  await expect(customer.getByRole('region', { name: 'Watching' })).toContainText('Nobody watches');
});

test('an @ in a note offers colleagues by keyboard, and the one called finds it in the inbox', async ({
  browser,
  request,
}) => {
  const subject = `Dead line ${crypto.randomUUID().slice(0, 8)}`;
  const number = await fileTechnicalCase(request, { subject });
  const [agent, lead, customer] = await Promise.all([
    browser.newPage(),
    browser.newPage(),
    browser.newPage(),
  ]);
  await signIn(agent, AGENT);
  await agent.goto(`/desk/${number}`);
  await agent.getByRole('button', { name: 'Internal note' }).click();
  const note = agent.getByRole('textbox', { name: 'Internal note' });
  await note.pressSequentially('Please look, @adom');
  await expect(agent.getByRole('option')).toHaveText(['Grace Adomako']);
  await note.press('Enter');
  await expect(note).toHaveValue('Please look, @Grace Adomako ');
  await agent.getByRole('button', { name: 'Save note' }).click();
  await expect(line(agent)).toContainText('Please look, @Grace Adomako');

  await signIn(lead, LEAD);
  const item = told(lead, `mentioned you in a note on ${number}: ${subject}`);
  await expect(async () => {
    await lead.goto('/inbox');
    await expect(item).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });

  await signIn(customer, ADMIN);
  await customer.goto(`/cases/${number}`);
  await expect(line(customer)).toContainText('filed this');
  expect(await customer.content()).not.toContain('Please look');
});
