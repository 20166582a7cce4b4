import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { personOf, signIn } from './people';
import { expectFiled, formAddress, send, unique } from './request-form';

/** A person and an account of their own: the other forms’ drafts and users are no concern of these. */
const ADMIN = 'admin@brightwater.example';
const ACCOUNT = 200001;

type Row = Record<string, string>;
type Form = {
  product: string;
  request: string;
  subject: RegExp;
  /** What each of two users gets, by the headings of the template; the second one has something wrong in `bad`. */
  row: (user: string, mark: string) => Row;
  bad: { column: string; value: string; says: string };
  /** What the request has of the good one. */
  filed: Record<string, unknown>;
};

const DECISIONS = {
  Number: 'Release',
  Voicemail: 'Download',
  License: 'To the pool',
  'Desk phone': 'Release',
};
const DECIDED = {
  action: 'DEACTIVATE',
  number: 'RELEASE',
  voicemail: 'DOWNLOAD',
  license: 'RETURN',
  device: 'RELEASE',
};

const forms: Form[] = [
  {
    product: 'WORK',
    request: 'CHANGE',
    subject: /^Change /,
    row: (user) => ({
      User: user,
      When: '2031-12-01',
      'Job title': 'Service engineer',
      'Add to ring groups': 'Sales, Front desk',
    }),
    bad: { column: 'License', value: 'X9', says: 'Choose one of: X1' },
    filed: {
      jobTitle: 'Service engineer',
      addToRingGroups: ['Sales', 'Front desk'],
      effectiveOn: '2031-12-01',
    },
  },
  {
    product: 'WORK',
    request: 'OFF_BOARD',
    subject: /^Off-board /,
    row: (user) => ({ User: user, Action: 'Deactivate', ...DECISIONS }),
    bad: { column: 'Voicemail', value: 'Burn', says: 'Choose one of: Forward, Download, Delete.' },
    filed: DECIDED,
  },
  {
    product: 'CONTACT_CENTER',
    request: 'NEW_USER',
    subject: /^Set up Ada /,
    row: (_, mark) => ({
      'First name': 'Ada',
      'Last name': mark,
      'Work email': `ada.${mark}@brightwater.example`,
      Role: 'Supervisor',
      Channels: 'Phone, Chat',
      'Skills with levels': 'French 7, Billing 3',
    }),
    bad: { column: 'Start date', value: 'next week', says: 'Write the date like 2031-12-01' },
    filed: {
      role: 'SUPERVISOR',
      channels: ['PHONE', 'CHAT'],
      skills: [
        { name: 'French', level: 7 },
        { name: 'Billing', level: 3 },
      ],
    },
  },
  {
    product: 'CONTACT_CENTER',
    request: 'CHANGE',
    subject: /^Change /,
    row: (user) => ({ User: user, 'Queue priority': 'Billing 1', Role: 'Admin' }),
    bad: { column: 'Role', value: 'King', says: 'Choose one of: Agent, Supervisor, Admin.' },
    filed: { queuePriorities: [{ queue: 'Billing', priority: 1 }], role: 'ADMIN' },
  },
  {
    product: 'CONTACT_CENTER',
    request: 'OFF_BOARD',
    subject: /^Off-board /,
    row: (user) => ({
      User: user,
      Action: 'Deactivate',
      ...DECISIONS,
      'Open interactions go to': 'SUCCESSOR',
    }),
    bad: { column: 'Number', value: 'Sell', says: 'Choose one of: Release, Reassign, Keep.' },
    filed: DECIDED,
  },
];

async function read<T>(page: Page, path: string): Promise<T> {
  const headers = { authorization: `Bearer ${personOf(ADMIN).apiToken}` };
  const answer = await page.request.get(`/api/v1${path}`, { headers });
  expect(answer.ok(), path).toBe(true);
  return (await answer.json()) as T;
}

/** Two active users of a product, and who takes over from them. */
async function usersOf(page: Page, product: string): Promise<string[]> {
  type Directory = { data: { email: string; status: string; products: string[] }[] };
  const { data } = await read<Directory>(page, `/accounts/${ACCOUNT}/directory?limit=100`);
  const active = data.filter(({ status, products }) => status === 'ACTIVE' && products.includes(product));
  return active.slice(-3).map(({ email }) => email);
}

/** The template's own headings over the lines given. */
async function fillTemplate(page: Page, rows: readonly Row[]): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download the template' }).click();
  const [headings = [], example] = parse(readFileSync(await (await download).path(), 'utf8'), {
    bom: true,
  }) as string[][];
  expect(example).toHaveLength(headings.length);
  for (const row of rows) expect(headings).toEqual(expect.arrayContaining(Object.keys(row)));
  return stringify([headings, ...rows.map((row) => headings.map((heading) => row[heading] ?? ''))]);
}

test.beforeEach(async ({ page }) => signIn(page, ADMIN));

for (const { product, request, subject, row, bad, filed } of forms)
  test(`${product} ${request}: the template comes back filled in, one bad value is marked, the good row is filed`, async ({
    page,
  }) => {
    test.slow();
    const [successor = '', first = '', second = ''] = await usersOf(page, product);
    const given = (user: string): Row =>
      Object.fromEntries(
        Object.entries(row(user, unique())).map(([key, value]) => [
          key,
          value === 'SUCCESSOR' ? successor : value,
        ]),
      );
    await page.goto(formAddress(product, request, ACCOUNT));
    await expect(send(page)).toBeEnabled();
    await page.getByRole('button', { name: 'Use a CSV file' }).click();
    const text = await fillTemplate(page, [given(first), { ...given(second), [bad.column]: bad.value }]);
    const file = { name: 'users.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
    await page.getByLabel('Choose a CSV file').setInputFiles(file);
    const wrong = page.getByRole('table', { name: 'Values to correct' }).getByRole('row');
    await expect(wrong).toHaveCount(2);
    await expect(wrong.nth(1)).toContainText(bad.says);
    await expect(wrong.nth(1)).toContainText(`${bad.column} (`);
    await page.getByRole('button', { name: 'Add 1 user to the request' }).click();
    await expect(page.getByText('1 user of your CSV file is not part of this request.')).toBeVisible();
    await send(page).click();
    await expectFiled(page, subject);
    const number = /\/cases\/(\d+)/.exec(page.url())?.[1];
    const { items } = await read<{ items: unknown[] }>(page, `/cases/${number}`);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject(filed);
  });
