import { execFile } from 'node:child_process';
import { request as api, expect, type Page, test } from '@playwright/test';
import { type StartedProduct, startProduct, untilReady } from '@/tests/support/started-product';
import { visit } from './pages';
import { personOf, signIn } from './people';

const ADMIN = 'admin@brightwater.example';
const OPERATIONS = 'operations@support.example';
const ACCOUNT = 200001;
const LEAD_MINUTES = 1;
/** Time for the page to hear of it, and for the worker’s restarts to become rare: both are before what is measured. */
const AHEAD_MS = 20_000;

// A product of its own, because its worker is killed again and again.
let product: StartedProduct;
let killing: NodeJS.Timeout | undefined;

test.beforeAll(async () => {
  test.setTimeout(300_000);
  product = await startProduct();
  await untilReady(product);
});
test.afterAll(async () => {
  clearInterval(killing);
  await product.stop();
});

/** Kills whatever worker the supervisor has brought up, now and for as long as the test runs. */
function keepWorkerDead(): void {
  const pattern = ['-P', String(product.child.pid), '-f', 'lib/jobs/worker.ts'];
  const kill = () =>
    execFile('pgrep', pattern, (_, found) => {
      for (const pid of found.trim().split('\n')) if (pid) process.kill(Number(pid), 'SIGKILL');
    });
  kill();
  killing = setInterval(kill, 250);
}

/** Notes, in the page itself, when no address of the directory is left in it: nothing on the way delays the reading. */
async function watchDirectory(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const look = () => {
      const isShown = document.querySelector('main')?.textContent?.includes('@brightwater.example');
      if (!isShown) document.documentElement.dataset.goneAt ??= String(Date.now());
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  });
  return async () => {
    const gone = page.locator('html[data-gone-at]');
    await gone.waitFor({ state: 'attached', timeout: AHEAD_MS + 10_000 });
    return Number(await gone.getAttribute('data-gone-at'));
  };
}

test('with the worker dead, a lockout throws an open portal page out on time and refuses page and API', async ({
  browser,
}) => {
  test.setTimeout(180_000);
  const context = await browser.newContext({ baseURL: product.origin });
  const page = await context.newPage();
  const people = {
    admin: personOf(ADMIN, product.dataDir),
    operations: personOf(OPERATIONS, product.dataDir),
  };
  await signIn(page, ADMIN, product.dataDir);
  await visit(page, `/accounts/${ACCOUNT}/portal`);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Account Manager');
  const someone = page
    .getByRole('main')
    .getByText(/@brightwater\.example/)
    .first();
  await expect(someone).toBeVisible();
  const address = (await someone.textContent()) ?? '';

  const goneAt = await watchDirectory(page);
  keepWorkerDead();
  const rest = await api.newContext({ baseURL: product.origin });
  const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
  const lockoutAt = Date.now() + AHEAD_MS;
  const scheduled = await rest.put(`/api/v1/accounts/${ACCOUNT}/upgrade`, {
    ...bearer(people.operations.apiToken),
    data: {
      upgradeStartsAt: new Date(lockoutAt + LEAD_MINUTES * 60_000).toISOString(),
      lockoutLeadMinutes: LEAD_MINUTES,
      reason: 'Brought forward with the customer.',
    },
  });
  expect(scheduled.status(), await scheduled.text()).toBe(200);

  const lateMs = (await goneAt()) - lockoutAt;
  expect(lateMs).toBeGreaterThanOrEqual(0);
  expect(lateMs).toBeLessThanOrEqual(1_000);
  await expect(page.getByRole('main')).toContainText(/closed|locked out/i);

  const directory = await rest.get(`/api/v1/accounts/${ACCOUNT}/directory`, bearer(people.admin.apiToken));
  expect(directory.status()).toBe(423);
  const again = await page.goto(`/accounts/${ACCOUNT}/portal`);
  expect(await again?.text()).not.toContain(address);
  await expect(page.getByRole('main')).toContainText(/closed|locked out/i);
});
