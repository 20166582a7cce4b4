import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { test } from './browsers';
import { visit } from './pages';
import { signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const ADMIN = 'admin@halden.example';
const AGENT = 'agent@support.example';

const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

test('files come by button, several at once, and the bad one does not hold up the good', async ({
  page,
  openAs,
}) => {
  test.slow();
  const number = await fileTechnicalCase(page.request, { subject: `Files ${Date.now()}` });
  await signIn(page, ADMIN);
  await visit(page, `/cases/${number}`);
  await page
    .getByLabel('Files to attach')
    .setInputFiles([text('log.txt', 'line one'), text('page.html', '<b>no</b>'), text('list.csv', 'a,b')]);
  const line = page.getByRole('list', { name: 'Timeline' });
  await expect(line.getByRole('link', { name: 'log.txt' })).toBeVisible();
  await expect(line.getByRole('link', { name: 'list.csv' })).toBeVisible();
  const refused = page.getByRole('list', { name: 'Files on their way' });
  await expect(refused.getByRole('alert')).toContainText('Files of this kind are not taken');
  await refused.getByRole('button', { name: 'Remove page.html' }).click();
  await expect(refused).toBeHidden();

  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    line.getByRole('link', { name: 'log.txt' }).click(),
  ]);
  expect(saved.suggestedFilename()).toBe('log.txt');
  expect(readFileSync(await saved.path(), 'utf8')).toBe('line one');

  const desk = await openAs(AGENT, `/desk/${number}`);
  await desk.getByRole('button', { name: 'Internal note' }).click();
  await desk.getByLabel('Files to attach').setInputFiles(text('secret.txt', 'for us'));
  await expect(desk.getByRole('link', { name: 'secret.txt' })).toBeVisible();
  await expect(desk.getByText('for the desk only')).toBeVisible();
  const secret = await desk.getByRole('link', { name: 'secret.txt' }).getAttribute('href');
  await page.reload();
  await expect(line.getByRole('link', { name: 'log.txt' })).toBeVisible();
  await expect(page.getByText('secret.txt')).toHaveCount(0);
  expect((await page.request.get(secret ?? '')).status()).toBe(404);
});

test('a picture is pasted into a reply, and an upload can be stopped', async ({ page }) => {
  const number = await fileTechnicalCase(page.request, { subject: `Files ${Date.now()}` });
  await signIn(page, ADMIN);
  await visit(page, `/cases/${number}`);
  await page.route('**/api/files/cases/**', (route) => new Promise(() => route));
  const field = page.getByLabel('Your reply');
  await field.fill('Here it is');
  await field.evaluate((target) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(['x'], 'screen.png', { type: 'image/png' }));
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole('progressbar', { name: 'screen.png is being sent' })).toBeVisible();
  await page.getByRole('button', { name: 'Cancel screen.png' }).click();
  await expect(page.getByRole('button', { name: 'Cancel screen.png' })).toHaveCount(0);
  await expect(field).toHaveValue('Here it is');
});
