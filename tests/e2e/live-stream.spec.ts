import { expect, test } from '@playwright/test';
import { listening } from './pages';
import { signIn } from './people';

const BUSY = { status: 503, headers: { 'retry-after': '1' }, body: 'Too many pages are opening at once.' };

test('a page whose stream a busy server refused comes back to it by itself, and asks for what it missed', async ({
  page,
}) => {
  await signIn(page, 'agent@support.example');
  // The page that signing in led to asks for a stream, too: it is gone before the first is refused.
  await page.goto('about:blank');
  let refusals = 0;
  await page.route('**/api/live?*', async (route) => {
    if (refusals === 2) return route.fallback();
    refusals += 1;
    await route.fulfill(BUSY);
  });
  const opened = listening(page);
  const asked = page.waitForRequest(
    (request) => request.headers().rsc === '1' && request.url().includes('/accounts'),
    { timeout: 60_000 },
  );
  await page.goto('/accounts');
  await opened;
  await asked;
  expect(refusals).toBe(2);
});
