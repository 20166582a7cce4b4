import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { test } from './browsers';
import { visit } from './pages';
import { personOf } from './people';

const ADMIN = 'admin@halden.example';
const AGENT = 'sofia@support.example';
const ACCOUNT = 100001;

type EndUser = { id: string; firstName: string; lastName: string; email: string; status: string };

async function endUsers(request: APIRequestContext): Promise<EndUser[]> {
  const answer = await request.get(`/api/v1/accounts/${ACCOUNT}/directory?limit=100`, {
    headers: { authorization: `Bearer ${personOf(ADMIN).apiToken}` },
  });
  return ((await answer.json()) as { data: EndUser[] }).data;
}

async function fileOffBoard(page: Page, users: readonly EndUser[]): Promise<number> {
  await page.getByRole('button', { name: 'Add a user' }).click();
  for (const [index, user] of users.entries()) {
    const row = page.getByRole('group', { name: `User ${index + 1}`, exact: true });
    await row.getByRole('combobox', { name: /^User/ }).fill(user.email);
    await page.keyboard.press('Tab');
    await row.getByRole('combobox', { name: /^Number/ }).selectOption('Release');
    await row.getByRole('combobox', { name: /^Voicemail/ }).selectOption('Delete');
    await row.getByRole('combobox', { name: /^License/ }).selectOption('To the pool');
    await row.getByRole('combobox', { name: /^Desk phone/ }).selectOption('Release');
  }
  await page.getByRole('radio', { name: /^S1/ }).check();
  // The button repeats the promise: an Enterprise account's S1 is answered within 30 minutes, done within 24 hours.
  await expect(
    page.getByRole('button', { name: /Send for 2 users\s*Answered by .*, done by / }),
  ).toBeVisible();
  await page.getByRole('button', { name: /Send for 2 users/ }).click();
  await page.waitForURL(/\/cases\/\d+/);
  return Number(/\/cases\/(\d+)/.exec(page.url())?.[1]);
}

test('the main job: two users leave, from the admin’s request to the directory', async ({
  openAs,
  request,
}) => {
  test.setTimeout(300_000);
  const users = (await endUsers(request)).filter(({ status }) => status === 'ACTIVE').slice(-2);
  expect(users).toHaveLength(2);

  const admin = await openAs(ADMIN, `/cases/new?account=${ACCOUNT}&product=WORK&request=OFF_BOARD`);
  const number = await fileOffBoard(admin, users);
  await expect(admin.getByRole('main')).toContainText(String(number));

  const agent = await openAs(AGENT, '/desk');
  const row = agent.getByRole('row').filter({ hasText: String(number) });
  await expect(row).toContainText('S1');
  await row.getByRole('button', { name: /Claim/ }).click();
  await expect(row).toContainText('Sofia Marchetti');
  await visit(agent, `/desk/${number}`);
  await expect(agent.getByRole('main')).toContainText('With Sofia Marchetti');

  // The admin's page moves by itself from here on: it is never reloaded.
  const composer = agent.locator('form.composer');
  await composer.getByRole('textbox').fill('Received. Which day is their last?');
  await composer.getByRole('button', { name: 'Send reply' }).click();
  await expect(admin.getByRole('main')).toContainText('Received. Which day is their last?');
  await expect(admin.getByRole('main')).toContainText('Sofia Marchetti');

  await agent.getByRole('button', { name: 'Wait on customer', exact: true }).first().click();
  await agent.locator('[popover]').getByRole('button', { name: 'Wait on customer' }).click();
  await expect(admin.getByRole('main')).toContainText(/[Ww]aiting/);

  const answer = admin.getByRole('main');
  await answer
    .getByRole('textbox', { name: /[Rr]eply|[Aa]nswer|[Mm]essage/ })
    .fill('Today is their last day.');
  await answer.getByRole('button', { name: /Send/ }).click();
  await expect(agent.getByRole('main')).toContainText('Today is their last day.');

  for (const [index, user] of users.entries()) {
    await agent
      .getByRole('button', { name: new RegExp(`^Complete ${user.firstName} ${user.lastName}`) })
      .click();
    // Its button has gone; a keyboard goes on from the row.
    await expect(agent.getByRole('listitem').filter({ hasText: user.email })).toBeFocused();
    await expect(admin.getByRole('progressbar', { name: `${index + 1} of 2 users done` })).toBeVisible();
  }
  await agent.getByRole('button', { name: 'Resolve', exact: true }).first().click();
  await agent.locator('[popover]').getByRole('button', { name: 'Resolve' }).click();
  await expect(admin.locator('main header').first()).toContainText('Resolved');

  const after = await endUsers(request);
  for (const { id } of users)
    expect(after.find((user) => user.id === id)?.status ?? 'gone').not.toBe('ACTIVE');
});
