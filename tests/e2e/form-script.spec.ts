import { expect, type Page, test } from '@playwright/test';
import { signIn } from './people';
import { ADMIN, choose, discardDraft, fill, formAddress, send } from './request-form';

const ADDRESS = formAddress('WORK', 'NEW_USER');
const CHUNK = '**/_next/static/chunks/**';

/** Does with the scripts that the page itself does not name, the form's own, what a bad connection does with them. */
async function meet(page: Page, meeting: 'hold' | 'lose'): Promise<() => void> {
  const html = await (await page.request.get(ADDRESS)).text();
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(CHUNK, async (route) => {
    if (html.includes(new URL(route.request().url()).pathname)) return route.continue();
    if (meeting === 'lose') return route.abort();
    await held;
    return route.continue();
  });
  return release;
}

test.beforeEach(async ({ page }) => signIn(page, ADMIN));

test('what is typed before the form’s script arrives is kept, and nothing can be sent before', async ({
  page,
}) => {
  const arrive = await meet(page, 'hold');
  await page.goto(ADDRESS, { waitUntil: 'commit' });
  await fill(page, 'First name, user 1', 'Grace');
  await choose(page, 'License, user 1', 'X4');
  await page.getByRole('radio', { name: /^S2/ }).check();
  await fill(page, 'Anything else the team should know', 'On Monday.');
  await expect(send(page)).toBeDisabled();
  arrive();
  await expect(send(page)).toBeEnabled();
  await fill(page, 'Last name, user 1', 'Hopper');
  await expect(page.getByLabel('First name, user 1')).toHaveValue('Grace');
  await expect(page.getByLabel('License, user 1', { exact: true })).toHaveValue('X4');
  await expect(page.getByRole('radio', { name: /^S2/ })).toBeChecked();
  await expect(page.getByLabel('Anything else the team should know')).toHaveValue('On Monday.');
  // The form has them, not only the page: sending complains of nothing that was filled in.
  await send(page).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Nothing was sent' });
  await expect(summary.getByRole('link')).toHaveText([/^Work email/]);
  await discardDraft(page);
});

test('a script that does not arrive is said, with a way out', async ({ page }) => {
  await meet(page, 'lose');
  await page.goto(ADDRESS);
  await expect(page.getByText('The form did not load')).toBeVisible();
  await page.unroute(CHUNK);
  await page.getByRole('button', { name: 'Load the page again' }).click();
  await expect(send(page)).toBeEnabled();
});
