import { expect, test } from '@playwright/test';
import { personOf, signIn } from './people';
import { shiftOf } from './shift';

const MOST = 0.05;
const WIDTHS = [1440, 390] as const;

const pages: readonly [person: string, paths: readonly string[]][] = [
  [
    'admin@brightwater.example',
    ['/accounts', '/accounts/200001', '/cases', '/cases/new?account=200001&kind=TECHNICAL'],
  ],
  ['agent@support.example', ['/desk']],
  ['operations@support.example', ['/operations']],
];

for (const [person, paths] of pages)
  test(`nothing moves while the pages of ${person} load`, async ({ page }) => {
    test.slow();
    // What others do meanwhile is no part of loading: this page hears of nothing.
    await page.route('**/api/live?*', (route) => route.abort());
    await signIn(page, person);
    const { apiToken } = personOf(person);
    const answer = await page.request.get('/api/v1/cases?limit=1', {
      headers: { authorization: `Bearer ${apiToken}` },
    });
    const [first] = ((await answer.json()) as { data: { number: number }[] }).data;
    const ofCase = first
      ? [person.startsWith('admin') ? `/cases/${first.number}` : `/desk/${first.number}`]
      : [];
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const path of [...paths, ...(person.startsWith('operations') ? [] : ofCase)]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
        await page.evaluate(() => document.fonts.ready);
        await page.waitForLoadState('load');
        expect.soft(await shiftOf(page), `${path} at ${width} px`).toBeLessThan(MOST);
      }
    }
  });
