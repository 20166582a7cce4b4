import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { test } from './browsers';
import { personOf, signIn } from './people';
import {
  ADMIN,
  choose,
  choosePerson,
  discardDraft,
  draftKept,
  expectFiled,
  fill,
  fillNewPerson,
  formAddress,
  send,
  unique,
} from './request-form';

/** Another admin of the same account. */
const COLLEAGUE = 'it@halden.example';
const NEW_USERS = formAddress('WORK', 'NEW_USER');

async function openCsv(page: Page) {
  await expect(send(page)).toBeEnabled();
  await page.getByRole('button', { name: 'Use a CSV file' }).click();
  await expect(page.getByRole('heading', { name: 'Users from a CSV file' })).toBeVisible();
}

/** 500 users, 37 of them with something wrong. */
function manyUsers(mark: string): string {
  const line = (index: number) => {
    const bad = index % 13 === 5 && index < 37 * 13;
    const email = bad && index % 2 ? '=no address' : `user${index}.${mark}@halden.example`;
    return `Ada;Byron ${mark} ${index};${email};${bad && index % 2 === 0 ? 'Gold' : 'X2'};"Sales; Front desk"`;
  };
  const lines = Array.from({ length: 500 }, (_, index) => line(index));
  return `\ufeff${['Given name;Surname;E-Mail;Licence;Ring groups', ...lines].join('\r\n')}\r\n`;
}

/** Seconds the page's own thread is at work from now on: what a reader waits for on a machine that does nothing else. */
async function pageWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const seconds = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN;
  };
  const before = await seconds();
  return async () => (await seconds()) - before;
}

const chooseFile = (page: Page, text: string) =>
  page
    .getByLabel('Choose a CSV file')
    .setInputFiles({ name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });

test.beforeEach(async ({ page }) => signIn(page, ADMIN));

test('of 500 users in a CSV file the 463 good ones go ahead, and the 37 others stay to be corrected', async ({
  page,
}) => {
  test.slow();
  const mark = unique();
  await page.goto(NEW_USERS);
  await openCsv(page);
  const worked = await pageWork(page);
  await chooseFile(page, manyUsers(mark));
  const add = page.getByRole('button', { name: 'Add 463 users to the request' });
  await expect(add).toBeVisible();
  expect(await worked()).toBeLessThan(2);
  await expect(page.getByText('Columns: 5 of 5 matched')).toBeVisible();
  const wrong = page.getByRole('table', { name: 'Values to correct' });
  const first = wrong.getByRole('row').nth(1);
  await expect(first).toContainText('7');
  await expect(first).toContainText('Work email (C)');
  await expect(first).toContainText('Enter a complete address, like name@example.com.');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the 37 rows to correct' }).click();
  const left = await download;
  expect(left.suggestedFilename()).toBe('to-correct.csv');
  // What a spreadsheet would take for a formula is text.
  const text = readFileSync(await left.path(), 'utf8');
  expect(text).toContain(",'=no address,");
  expect(text).not.toMatch(/[,"\n][=+@-]/);
  await add.click();
  await expect(page.getByText('463 users of the file are in the request.')).toBeVisible();
  await expect(page.getByText('37 users of your CSV file are not part of this request.')).toBeVisible();
  await send(page).click();
  await page.waitForURL(/\/cases\/\d+/, { timeout: 90_000 });
  await expect(page.getByText('0 of 463 users done')).toBeVisible();
  const number = /\/cases\/(\d+)/.exec(page.url())?.[1];
  const answer = await page.request.get(`/api/v1/cases/${number}`, {
    headers: { authorization: `Bearer ${personOf(ADMIN).apiToken}` },
  });
  const { items } = (await answer.json()) as { items: { ringGroups: string[] }[] };
  expect(items).toHaveLength(463);
  expect(items[0]?.ringGroups).toEqual(['Sales', 'Front desk']);
});

test('columns are matched by hand, a bad value is corrected in place, and the row follows the others', async ({
  page,
}) => {
  await page.goto(NEW_USERS);
  await openCsv(page);
  const mark = unique();
  await chooseFile(
    page,
    `Vorname,Surname,Mail,Plan\nAda,${mark},ada.${mark}@halden.example,X2\nAlan,${mark},alan,X9\n`,
  );
  await expect(page.getByText('Every user needs “First name”.')).toBeVisible();
  await page.getByLabel('A Vorname').selectOption('firstName');
  await page.getByRole('button', { name: 'Add 1 user to the request' }).click();
  await expect(page.getByLabel('First name, user 1')).toHaveValue('Ada');
  const { violations } = await new AxeBuilder({ page })
    .include('section[aria-labelledby=csv-title]')
    .analyze();
  expect(violations.map(({ id }) => id)).toEqual([]);
  await fill(page, 'Work email, line 3', `alan.${mark}@halden.example`);
  await page.getByLabel('License, line 3').selectOption('X4');
  await page.getByRole('button', { name: 'Add 1 user to the request' }).click();
  await expect(page.getByLabel('First name, user 2')).toHaveValue('Alan');
  await expect(page.getByLabel('License, user 2', { exact: true })).toHaveValue('X4');
  await send(page).click();
  await expectFiled(page, `Set up Ada ${mark}, Alan ${mark} (8x8 Work)`);
});

test('a draft survives signing out, is there on another computer, and nobody else finds it', async ({
  page,
  openAs,
}) => {
  test.slow();
  const lastName = unique();
  const address = formAddress('CONTACT_CENTER', 'NEW_USER');
  await page.goto(address);
  // All of it: on a slow machine the first letters are saved while the others are being typed.
  const kept = draftKept(page, `ada.${lastName}@`);
  await fillNewPerson(page, lastName);
  await kept;
  await expect(page.getByText(/^Draft saved \d\d:\d\d UK$/)).toBeVisible();
  await page.getByRole('button', { name: /settings and sign out/ }).click();
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await expect(page.getByRole('button', { name: /settings and sign out/ })).toHaveCount(0);
  await signIn(page, COLLEAGUE);
  await page.goto(address);
  await expect(send(page)).toBeEnabled();
  await expect(page.getByText(/Your draft of/)).toHaveCount(0);
  await expect(page.getByLabel('Last name, user 1')).toHaveValue('');
  const left = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(left).not.toContain(lastName);

  const there = await openAs(ADMIN, address);
  await expect(there.getByText(/Your draft of .+ is back/)).toBeVisible();
  await expect(there.getByLabel('Last name, user 1')).toHaveValue(lastName);
  await send(there).click();
  await expectFiled(there, `Set up Ada ${lastName} (8x8 Contact Center)`);
  await there.goto(address);
  await expect(there.getByLabel('Last name, user 1')).toHaveValue('');
});

test('the same set-up as a colleague fills what is empty, says what it brought, and can be undone', async ({
  page,
}) => {
  await page.goto(NEW_USERS);
  await fill(page, 'Site, user 1', 'Leeds');
  await choosePerson(page, 'Same set-up as, user 1', 'tom okafor');
  const license = page.getByLabel('License, user 1', { exact: true });
  await expect(license).not.toHaveValue('');
  await expect(page.getByLabel('Site, user 1')).toHaveValue('Leeds');
  const note = page.getByRole('status').filter({ hasText: /Copied from Tom Okafor: License X\d/ });
  await note.getByRole('button', { name: /^Undo/ }).click();
  await expect(license).toHaveValue('');
  await expect(page.getByLabel('Site, user 1')).toHaveValue('Leeds');
  await expect(note).toHaveCount(0);
  await choose(page, 'License, user 1', 'X8');
  await choosePerson(page, 'Same set-up as, user 1', 'mara lindqvist');
  await expect(license).toHaveValue('X8');
  await discardDraft(page);
});
