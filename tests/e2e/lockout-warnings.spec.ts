import { expect, type Page, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';

const ADMIN = 'admin@halden.example';
const OPERATIONS = 'operations@support.example';
const MINUTE = 60_000;

/** Puts an upgrade on one of the admin's accounts; what it answers is when the lockout starts. */
async function schedule(page: Page, account: number, startsAt: number, reason: string): Promise<number> {
  const lockoutLeadMinutes = 10;
  const answer = await page.request.put(`/api/v1/accounts/${account}/upgrade`, {
    headers: { authorization: `Bearer ${personOf(OPERATIONS).apiToken}` },
    data: {
      upgradeStartsAt: new Date(startsAt + lockoutLeadMinutes * MINUTE).toISOString(),
      lockoutLeadMinutes,
      reason,
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
  return startsAt;
}

/** Notes everything that is put into the page's live regions, in the order in which it is. */
async function listenToRegions(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest('[aria-live]');
        const text = region?.textContent ?? '';
        if (text.includes('closes in')) heard.push(`${region?.getAttribute('aria-live')}: ${text}`);
      }
    }).observe(document, { childList: true, characterData: true, subtree: true });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

const accountOfAdmin = () => personOf(ADMIN).accounts.at(-1) ?? 0;

// Also after a failure: within the hour the account would be closed to every other test.
test.afterEach(async ({ request }) => {
  await request.delete(`/api/v1/accounts/${accountOfAdmin()}/upgrade`, {
    headers: { authorization: `Bearer ${personOf(OPERATIONS).apiToken}` },
  });
});

test('an admin is warned 30, 15, 5 and 1 minutes before the lockout, once each, on whatever page is open', async ({
  page,
}) => {
  test.setTimeout(240_000);
  const account = accountOfAdmin();
  await signIn(page, ADMIN);
  await page.clock.install();
  const heard = await listenToRegions(page);
  await visit(page, '/cases/new');
  const strip = page.getByRole('complementary', { name: 'Lockout' });

  // A lockout that arrives while the page is open changes the strip without a reload.
  const startsAt = await schedule(page, account, Date.now() + 40 * MINUTE, 'Agreed with the customer.');
  await expect(strip).toContainText('closes in 39 min');
  expect(await heard()).toEqual([]);

  const minutesLeft = (minutes: number) => startsAt - minutes * MINUTE + 2_000;
  const goTo = async (minutes: number) => {
    const now = await page.evaluate(() => Date.now());
    await page.clock.fastForward(minutesLeft(minutes) - now);
  };
  await goTo(30);
  await expect.poll(heard).toHaveLength(1);
  await expect(strip).toHaveAttribute('data-meaning', 'attention');
  await goTo(22);
  // The computer sleeps past a warning: it is given when it wakes, with the time that is really left.
  await goTo(14);
  await expect.poll(heard).toHaveLength(2);
  await goTo(5);
  await expect.poll(heard).toHaveLength(3);
  await expect(strip).toHaveAttribute('data-meaning', 'urgent');
  await goTo(1);
  await expect.poll(heard).toHaveLength(4);
  const said = await heard();
  expect(said.map((words) => /^(\w+): .*closes in (\d+ minutes|one minute)/.exec(words)?.slice(1))).toEqual([
    ['polite', '30 minutes'],
    ['polite', '14 minutes'],
    ['polite', '5 minutes'],
    ['assertive', 'one minute'],
  ]);
});
