import { expect, type Page, test } from '@playwright/test';
import { pagesOf, sectionsFor } from '@/components/frame/sections';
import { look } from './looks';
import { signIn } from './people';

const PUBLIC = [
  '/',
  '/faq',
  '/guide/x-series-upgrade-impact',
  '/support',
  '/sign-in',
  '/confirm-email',
  '/invitation',
  '/forgot-password',
  '/reset-password',
];
const CUSTOMER = [
  '/accounts',
  '/accounts/100001',
  '/accounts/100002',
  '/accounts/100003',
  '/accounts/100001/portal',
  '/accounts/100002/portal',
  '/accounts/100001/portal?tab=billing',
  '/accounts/100002/billing',
  '/cases',
  '/cases/new',
  '/cases/new?account=100001&product=WORK&request=OFF_BOARD',
  '/cases/new?account=100001&product=CONTACT_CENTER&request=NEW_USER',
  '/cases/new?account=100001&kind=TECHNICAL',
  '/inbox',
  '/settings',
];
const DESK = [
  '/desk',
  '/desk?view=overdue',
  '/desk/beside/all/20001',
  '/desk/macros',
  '/desk/reports',
  '/desk/reports/cases?by=severity&key=S3',
  '/desk/reports/upgrades',
  '/desk/reports/week',
  '/accounts',
];
const OPERATIONS = 'operations@support.example';
const OPERATIONS_PATHS = [
  ...sectionsFor('OPERATIONS')
    .flatMap(pagesOf)
    .map(({ href }) => href),
  '/operations/410001',
  '/accounts',
];
const half = Math.ceil(OPERATIONS_PATHS.length / 2);
const BOARD = OPERATIONS_PATHS.slice(0, half);
const RECORDS = OPERATIONS_PATHS.slice(half);

type Tour = { person: string | null; paths: readonly string[]; lists: readonly string[] };

/** `lists`: of each, the page of its first row is visited, too, reached as a person reaches it. */
const tours: readonly Tour[] = [
  { person: null, paths: PUBLIC, lists: [] },
  { person: 'admin@halden.example', paths: CUSTOMER, lists: ['/cases'] },
  { person: 'agent@support.example', paths: DESK, lists: ['/desk'] },
  { person: OPERATIONS, paths: BOARD, lists: ['/operations/waves', '/operations/mail'] },
  {
    person: OPERATIONS,
    paths: RECORDS,
    lists: ['/operations/people', '/operations/imports', '/operations/webhooks'],
  },
];

// They only look, so that both workers may share them.
test.describe.configure({ mode: 'parallel' });

for (const { person, paths, lists } of tours) {
  test(`${person ?? 'a visitor'} meets no serious barrier from ${paths[0]} on, wide or narrow, light or dark`, async ({
    page,
  }) => {
    test.setTimeout(600_000);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (person) await signIn(page, person);
    for (const path of paths) {
      await open(page, path);
      await look(page, path);
      if (!lists.includes(path)) continue;
      const first = await firstOf(page, path);
      await open(page, first);
      await look(page, first);
    }
  });
}

async function open(page: Page, path: string): Promise<void> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
}

async function firstOf(page: Page, list: string): Promise<string> {
  const link = page.locator(`main a[href^="${list}/"]`);
  const addresses = await link.evaluateAll((links) => links.map((each) => each.getAttribute('href') ?? ''));
  const first = addresses.find((address) => /^\/[\da-f-]+$/.test(address.slice(list.length)));
  if (!first) throw new Error(`${list} links to none of its own.`);
  return first;
}
