import { expect, type Route, test } from '@playwright/test';
import { signIn } from './people';
import {
  ADMIN,
  casesAbout,
  choose,
  choosePerson,
  decide,
  discardDraft,
  expectFiled,
  fill,
  fillNewPerson,
  fillTechnical,
  formAddress,
  send,
  technicalAddress,
  unique,
} from './request-form';

test.beforeEach(async ({ page }) => signIn(page, ADMIN));

test.describe('each form files a case', () => {
  test('8x8 Work: new users', async ({ page }) => {
    const lastName = unique();
    await page.goto(formAddress('WORK', 'NEW_USER'));
    await fillNewPerson(page, lastName);
    await choose(page, 'License, user 1', 'X4');
    await fill(page, 'Start date, user 1', '2031-12-01');
    await fill(page, 'Job title, user 1', 'Service engineer');
    await choose(page, 'Number, user 1', 'PORT_IN');
    await fill(page, 'Number to bring along, user 1', '+44 20 7096 6060');
    await fill(page, 'Desk phone to activate, user 1', 'Poly Edge E350');
    await fill(page, 'MAC address, user 1', '001a2b3c4d5e');
    await choosePerson(page, 'Same set-up as, user 1', 'tom okafor');
    await expect(send(page)).toContainText(/Answered by .+, done by .+ UK/);
    await send(page).click();
    await expectFiled(page, `Set up Ada ${lastName} (8x8 Work)`);
    await page.getByText(`Ada ${lastName}`, { exact: true }).click();
    await expect(page.getByText('+442070966060')).toBeVisible();
    await expect(page.getByText('00:1A:2B:3C:4D:5E')).toBeVisible();
    await expect(page.getByText('Tom Okafor')).toBeVisible();
  });

  test('8x8 Work: changes', async ({ page }) => {
    await page.goto(formAddress('WORK', 'CHANGE'));
    await choosePerson(page, 'User, user 1', 'ines duarte');
    await choose(page, 'Add a change for user 1', 'jobTitle');
    await fill(page, 'Job title, user 1', 'Team lead');
    await choose(page, 'Add a change for user 1', 'callForwarding');
    await page.getByRole('button', { name: 'Switch forwarding off' }).click();
    await send(page).click();
    await expectFiled(page, 'Change Ines Duarte (8x8 Work)');
  });

  test('8x8 Work: off-board two users', async ({ page }) => {
    await page.goto(formAddress('WORK', 'OFF_BOARD'));
    await choosePerson(page, 'User, user 1', 'mara lindqvist');
    await decide(page, 1);
    await choose(page, 'Number, user 1', 'REASSIGN');
    await choosePerson(page, 'Number goes to, user 1', 'tom okafor');
    await page.getByRole('button', { name: 'Add a user' }).click();
    await choosePerson(page, 'User, user 2', 'ines duarte');
    await decide(page, 2);
    await expect(send(page)).toContainText('Send for 2 users');
    await send(page).click();
    await expectFiled(page, 'Off-board Mara Lindqvist, Ines Duarte (8x8 Work)');
    await expect(page.getByText('0 of 2 users done')).toBeVisible();
  });

  test('8x8 Contact Center: new users', async ({ page }) => {
    const lastName = unique();
    await page.goto(formAddress('CONTACT_CENTER', 'NEW_USER'));
    await fillNewPerson(page, lastName);
    await choose(page, 'Role, user 1', 'SUPERVISOR');
    await page.getByLabel('Chat').check();
    await fill(page, 'Queues, user 1', 'Orders, Returns');
    await fill(page, 'Skills with levels, user 1', 'French 8, Billing 3');
    await send(page).click();
    await expectFiled(page, `Set up Ada ${lastName} (8x8 Contact Center)`);
    await page.getByText(`Ada ${lastName}`, { exact: true }).click();
    await expect(page.getByText('French 8, Billing 3')).toBeVisible();
    await expect(page.getByText('Phone, Chat')).toBeVisible();
  });

  test('8x8 Contact Center: changes', async ({ page }) => {
    await page.goto(formAddress('CONTACT_CENTER', 'CHANGE'));
    await choosePerson(page, 'User, user 1', 'ines duarte');
    await choose(page, 'Add a change for user 1', 'queuePriorities');
    await fill(page, 'Queue priority, user 1', 'Returns 2');
    await send(page).click();
    await expectFiled(page, 'Change Ines Duarte (8x8 Contact Center)');
  });

  test('8x8 Contact Center: off-board', async ({ page }) => {
    await page.goto(formAddress('CONTACT_CENTER', 'OFF_BOARD'));
    await choosePerson(page, 'User, user 1', 'mara lindqvist');
    await choose(page, 'Action, user 1', 'DELETE');
    await decide(page, 1);
    await choosePerson(page, 'Open interactions go to, user 1', 'tom okafor');
    await send(page).click();
    await expectFiled(page, 'Off-board Mara Lindqvist (8x8 Contact Center)');
  });

  test('technical', async ({ page }) => {
    const subject = `Calls drop after ten seconds ${unique()}`;
    await page.goto(technicalAddress);
    await fillTechnical(page, subject);
    await fill(page, 'What happens, and what you expected', 'Since this morning, on every desk phone.');
    await page.getByRole('radio', { name: /^S2/ }).check();
    await send(page).click();
    await expectFiled(page, subject);
    await expect(page.getByText('Since this morning, on every desk phone.')).toBeVisible();
  });
});

test('bad input is marked beside its field, the summary leads there, and nothing is lost', async ({
  page,
}) => {
  await page.goto(formAddress('WORK', 'NEW_USER'));
  await fill(page, 'First name, user 1', 'Grace');
  await fill(page, 'Work email, user 1', 'not an address');
  await send(page).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Nothing was sent' });
  await expect(summary).toBeVisible();
  await expect(page.locator(':focus')).toContainText('Nothing was sent');
  const email = page.getByLabel('Work email, user 1');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await expect(email).toHaveAccessibleDescription('Enter a complete address, like name@example.com.');
  await expect(page.getByLabel('License, user 1', { exact: true })).toHaveAccessibleDescription(
    /Choose a license/,
  );
  await summary.getByRole('link', { name: /^Last name/ }).press('Enter');
  await expect(page.getByLabel('Last name, user 1')).toBeFocused();
  await expect(page.getByLabel('First name, user 1')).toHaveValue('Grace');
  await expect(email).toHaveValue('not an address');
  await email.fill('grace.hopper@halden.example');
  await expect(email).not.toHaveAttribute('aria-invalid', 'true');
  await discardDraft(page);
});

test('what only the server can know comes back to its field', async ({ page }) => {
  await page.goto(formAddress('WORK', 'OFF_BOARD'));
  await page.getByRole('combobox', { name: 'User, user 1' }).fill('nobody@halden.example');
  await decide(page, 1);
  await fill(page, 'Anything else the team should know', 'Last day on Friday.');
  await send(page).click();
  await expect(page.getByRole('combobox', { name: 'User, user 1' })).toHaveAccessibleDescription(
    'This account’s directory has no such user.',
  );
  await expect(page.getByLabel('Anything else the team should know')).toHaveValue('Last day on Friday.');
  await choosePerson(page, 'User, user 1', 'mara lindqvist');
  await send(page).click();
  await expectFiled(page, 'Off-board Mara Lindqvist (8x8 Work)');
});

test('a double click files once', async ({ page }) => {
  const subject = `Twice is once ${unique()}`;
  await page.goto(technicalAddress);
  await fillTechnical(page, subject);
  await send(page).dblclick();
  await expectFiled(page, subject);
  expect(await casesAbout(page, subject)).toHaveLength(1);
});

test('a draft survives a reload and is gone once it is sent', async ({ page }) => {
  test.slow();
  const lastName = unique();
  await page.goto(formAddress('WORK', 'NEW_USER'));
  await fill(page, 'First name, user 1', 'Ada');
  await expect(page.getByText(/^Draft saved/)).toBeVisible();
  // What comes after does not reach the server before the reload: the tab has it.
  const lose = (route: Route) => (route.request().method() === 'POST' ? route.abort() : route.fallback());
  await page.route('**/cases/new**', lose);
  await fillNewPerson(page, lastName);
  await page.getByRole('radio', { name: /^S2/ }).check();
  await page.getByRole('button', { name: 'Add a user' }).click();
  await fill(page, 'First name, user 2', 'Alan');
  await page.reload();
  await page.unroute('**/cases/new**');
  await expect(page.getByText(/Your draft of .+ is back/)).toBeVisible();
  await expect(page.getByLabel('Last name, user 1')).toHaveValue(lastName);
  await expect(page.getByLabel('First name, user 2')).toHaveValue('Alan');
  await expect(page.getByRole('radio', { name: /^S2/ })).toBeChecked();
  await page.getByRole('button', { name: 'Remove user 2' }).click();
  await choose(page, 'License, user 1', 'X2');
  await send(page).click();
  await expectFiled(page, `Set up Ada ${lastName} (8x8 Work)`);
  await page.goto(formAddress('WORK', 'NEW_USER'));
  await expect(page.getByLabel('First name, user 1')).toHaveValue('');
  await expect(page.getByText(/Your draft of/)).toHaveCount(0);
});
