import { expect } from '@playwright/test';
import { test } from './browsers';
import { personOf, signIn } from './people';

const ADMIN = 'admin@halden.example';
const AGENT = 'agent@support.example';
const bearer = (email: string) => ({ authorization: `Bearer ${personOf(email).apiToken}` });

test('the words a queue or a list is narrowed by are marked, a message is quoted, and a customer is quoted no note', async ({
  page,
  openAs,
  request,
}) => {
  test.slow();
  const tag = crypto.randomUUID().slice(0, 6);
  const [inSubject, inReply, inNote] = ['subj', 'reply', 'note'].map((word) => `${word}${tag}`);
  const filed = await request.post('/api/v1/cases', {
    headers: { ...bearer(ADMIN), 'idempotency-key': crypto.randomUUID() },
    data: {
      account: 100001,
      kind: 'TECHNICAL',
      product: 'WORK',
      severity: 'S3',
      subject: `One-way audio ${inSubject}`,
      description: 'Callers hear silence.',
    },
  });
  const { number } = (await filed.json()) as { number: number };
  for (const [visibility, word] of [
    ['PUBLIC', inReply],
    ['INTERNAL', inNote],
  ]) {
    const data = { body: `We think that ${word} is to blame.`, visibility };
    const said = await request.post(`/api/v1/cases/${number}/comments`, { headers: bearer(AGENT), data });
    expect(said.status(), await said.text()).toBe(201);
  }

  await signIn(page, AGENT);
  const row = page.locator('.queue tbody tr');
  await page.goto(`/desk?q=${inSubject}`);
  await expect(row.locator('.row-link mark')).toHaveText(inSubject ?? '');
  await expect(row.locator('.said')).toHaveCount(0);
  await page.goto(`/desk?q=${inNote}`);
  await expect(row.locator('.said mark')).toHaveText(inNote ?? '');

  const customer = await openAs(ADMIN, '/cases');
  const line = customer.locator('.data-table tbody tr');
  await customer.getByRole('searchbox').fill(`${inSubject} ${inReply}`);
  await customer.keyboard.press('Enter');
  await expect(customer).toHaveURL(/q=/);
  await expect(line.locator('mark')).toHaveText([inSubject ?? '', inReply ?? '']);
  await expect(line).not.toContainText(inNote ?? '');
  await customer.goto(`/cases?q=${inNote}`);
  await expect(customer.getByText('No requests like this')).toBeVisible();
});
