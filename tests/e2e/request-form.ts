import { expect, type Page } from '@playwright/test';
import { personOf } from './people';

const ACCOUNT = 100001;
export const ADMIN = 'admin@halden.example';

export const formAddress = (product: string, request: string, account = ACCOUNT) =>
  `/cases/new?account=${account}&product=${product}&request=${request}`;
export const technicalAddress = `/cases/new?account=${ACCOUNT}&kind=technical`;
export const unique = () => `${Date.now().toString(36)}${Math.floor(Math.random() * 1e6).toString(36)}`;

/** Types what tells the person apart and takes the first that is found. */
export async function choosePerson(page: Page, label: string, words: string) {
  // Until the form's script is there nothing is found.
  await expect(send(page)).toBeEnabled();
  const field = page.getByRole('combobox', { name: label });
  await field.fill(words);
  const people = page.getByRole('listbox', { name: 'People' });
  await expect(people).toBeVisible();
  await field.press('Enter');
  await expect(people).toHaveCount(0);
}

export const choose = (page: Page, label: string, value: string) =>
  page.getByLabel(label, { exact: true }).selectOption(value);
export const fill = (page: Page, label: string, value: string) => page.getByLabel(label).fill(value);
export const send = (page: Page) => page.getByRole('button', { name: /^Send / });

export async function expectFiled(page: Page, subject: string | RegExp) {
  await page.waitForURL(/\/cases\/\d+/);
  await expect(page.getByRole('status').filter({ hasText: /Filed as \d+/ })).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(subject);
}

export async function decide(page: Page, user: number) {
  await choose(page, `Number, user ${user}`, 'RELEASE');
  await choose(page, `Voicemail, user ${user}`, 'DOWNLOAD');
  await choose(page, `License, user ${user}`, 'RETURN');
  await choose(page, `Desk phone, user ${user}`, 'RELEASE');
}

export async function fillNewPerson(page: Page, lastName: string) {
  await fill(page, 'First name, user 1', 'Ada');
  await fill(page, 'Last name, user 1', lastName);
  await fill(page, 'Work email, user 1', `ada.${lastName}@halden.example`);
}

export async function fillTechnical(page: Page, subject: string) {
  await page.getByLabel('8x8 Work').check();
  await fill(page, 'What is wrong, in one line', subject);
  await fill(page, 'What happens, and what you expected', 'It happens.');
  await page.getByRole('radio', { name: /^S3/ }).check();
}

/** Resolves when the server has answered what the page sends of its own accord, as far as its body is meant. */
const answered = (page: Page, isMeant: (body: string) => boolean) =>
  page.waitForResponse((answer) => {
    const request = answer.request();
    return request.method() === 'POST' && answer.ok() && isMeant(request.postData() ?? '');
  });

/** Resolves when the server has a draft with these words in it. To be asked before they are typed. */
export const draftKept = (page: Page, words: string) => answered(page, (body) => body.includes(words));

/** For a test that sends nothing: what it typed would come back in the next one. */
export async function discardDraft(page: Page) {
  const discarded = answered(page, (body) => body.includes('"form":') && !body.includes('"content":'));
  await page.getByRole('button', { name: 'Discard draft' }).click();
  await discarded;
}

/** The cases of the admin whose subject begins with these words, as the API lists them. */
export async function casesAbout(page: Page, subject: string): Promise<unknown[]> {
  const answer = await page.request.get(`/api/v1/cases?q=${encodeURIComponent(subject)}`, {
    headers: { authorization: `Bearer ${personOf(ADMIN).apiToken}` },
  });
  const { data } = (await answer.json()) as { data: { subject: string }[] };
  return data.filter((found) => found.subject === subject);
}
