import { expect, type Page, test } from '@playwright/test';
import { personOf, signIn } from './people';
import {
  ADMIN,
  casesAbout,
  choose,
  choosePerson,
  discardDraft,
  expectFiled,
  fill,
  fillTechnical,
  formAddress,
  send,
  technicalAddress,
  unique,
} from './request-form';

test.beforeEach(async ({ page }) => signIn(page, ADMIN));

/** Whatever the form sends arrives, and no answer comes back. */
async function loseAnswers(page: Page): Promise<void> {
  await page.route('**/cases/new**', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
  });
}

for (const isSaved of [false, true])
  test(`a sending whose answer is lost files once when it is sent again, also after a reload, its draft ${isSaved ? '' : 'not yet '}saved`, async ({
    page,
  }) => {
    const subject = `Lost answer ${unique()}`;
    await page.goto(technicalAddress);
    // From before the first letter: no answer about a draft comes through, either.
    if (!isSaved) await loseAnswers(page);
    await fillTechnical(page, subject);
    if (isSaved) {
      await expect(page.getByText(/^Draft saved/)).toBeVisible();
      await loseAnswers(page);
    }
    await send(page).click();
    await expect(page.getByRole('alert').filter({ hasText: 'The connection failed' })).toBeVisible();
    await page.unrouteAll({ behavior: 'wait' });
    await page.reload();
    await expect(page.getByLabel('What is wrong, in one line')).toHaveValue(subject);
    await send(page).click();
    await expectFiled(page, subject);
    expect(await casesAbout(page, subject)).toHaveLength(1);
  });

test('what is not there says so below the bar, which names the product once', async ({ page }) => {
  const product = page.getByRole('link', { name: 'Cutover', exact: true });
  await page.goto('/cases/1');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here for you');
  await expect(product).toHaveCount(1);
  await page.goto('/not/an/address');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here for you');
  await expect(product).toHaveCount(1);
});

test('rows pasted from a spreadsheet fill users, and what is not understood is named', async ({ page }) => {
  await page.goto(formAddress('WORK', 'NEW_USER'));
  await page.getByLabel('First name, user 1').focus();
  const cells = ['Ada\tByron\tada@x.example\tX2\t1 Dec 2031', 'Alan\tMason\talan@x.example\tX9\t01/12/2031'];
  const paste = () =>
    page.evaluate((text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    }, cells.join('\r\n'));
  // The fields are there before the script that reads a paste.
  await expect(async () => {
    await paste();
    await expect(page.getByLabel('Last name, user 2')).toHaveValue('Mason', { timeout: 500 });
  }).toPass();
  await expect(page.getByLabel('Start date, user 1')).toHaveValue('2031-12-01');
  await expect(
    page.getByText(/Not understood.+user 2, license: “X9”; user 2, start date: “01\/12\/2031”/),
  ).toBeVisible();
  await discardDraft(page);
});

test('a request is filed with the keyboard alone', async ({ page }) => {
  const lastName = unique();
  await page.goto(formAddress('CONTACT_CENTER', 'NEW_USER'));
  await page.getByLabel('First name, user 1').focus();
  const type = page.keyboard.type.bind(page.keyboard);
  await type('Grace');
  await page.keyboard.press('Tab');
  await type(lastName);
  await page.keyboard.press('Tab');
  await type(`grace.${lastName}@halden.example`);
  // Enter in a row never sends.
  await page.keyboard.press('Enter');
  await expect(send(page)).toBeEnabled();
  await send(page).focus();
  await page.keyboard.press('Enter');
  await expectFiled(page, `Set up Grace ${lastName} (8x8 Contact Center)`);
});

test('a filed request can be answered, made more urgent, reported on and cancelled', async ({ page }) => {
  test.slow();
  await page.goto(formAddress('WORK', 'CHANGE'));
  await choosePerson(page, 'User, user 1', 'ines duarte');
  await choose(page, 'Add a change for user 1', 'site');
  await fill(page, 'Site, user 1', 'Portland');
  await send(page).click();
  await expectFiled(page, 'Change Ines Duarte (8x8 Work)');
  const number = /\/cases\/(\d+)/.exec(page.url())?.[1] ?? '';

  await fill(page, 'Your reply', 'From Monday on, please.');
  await page.getByRole('button', { name: 'Send reply' }).click();
  await expect(page.getByRole('article').getByText('From Monday on, please.')).toBeVisible();
  await expect(page.getByLabel('Your reply')).toHaveValue('');

  await page.getByRole('button', { name: 'Change the severity' }).click();
  await page.getByRole('dialog').getByRole('radio', { name: /^S1/ }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Change severity' }).click();
  await expect(page.getByText('changed the severity from S3 to S1')).toBeVisible();

  await page.getByRole('link', { name: 'Report a problem with this request' }).click();
  await expect(page.getByLabel('What is wrong, in one line')).toHaveValue(
    `Problem with request ${number}: Change Ines Duarte (8x8 Work)`,
  );
  await page.goBack();

  await page.getByRole('button', { name: 'Cancel this request' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel the request' }).click();
  await expect(page.getByText('cancelled this before work began')).toBeVisible();
});

test('an account without User Administration Services reads how to get them and can report what is broken', async ({
  page,
}) => {
  await page.goto('/cases/new?account=100003');
  await expect(page.getByText('does not include User Administration Services')).toBeVisible();
  await expect(page.getByRole('link', { name: /Set up new users/ })).toHaveCount(0);
  await page.getByRole('link', { name: /Something is broken/ }).click();
  await expect(page.getByLabel('What is wrong, in one line')).toBeVisible();
});

test('an open request shows the agent’s reply by itself and never an internal note', async ({ page }) => {
  const subject = `Heard and not overheard ${unique()}`;
  const canary = `canary${unique()}`;
  await page.goto(technicalAddress);
  await fillTechnical(page, subject);
  await send(page).click();
  await expectFiled(page, subject);
  const [path = ''] = /\/cases\/\d+/.exec(page.url()) ?? [];
  const say = (data: { body: string; visibility: string }) =>
    page.request.post(`/api/v1${path}/comments`, {
      headers: { authorization: `Bearer ${personOf('agent@support.example').apiToken}` },
      data,
    });
  expect((await say({ body: canary, visibility: 'INTERNAL' })).ok()).toBe(true);
  expect((await say({ body: 'We are looking into it.', visibility: 'PUBLIC' })).ok()).toBe(true);
  await expect(page.getByText('We are looking into it.')).toBeVisible();
  for (const headers of [{ accept: 'text/html' }, { RSC: '1' }] as Record<string, string>[]) {
    const body = await (await page.request.get(path, { headers })).text();
    expect(body).toContain('We are looking into it.');
    expect(body).not.toContain(canary);
  }
});
