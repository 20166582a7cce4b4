import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { visit } from './pages';
import { signIn } from './people';

const OPERATIONS = 'operations@support.example';
const FIRST = 870_001;

/** Twenty accounts, three of them wrong: a region, a missing name, a number that was there before. */
function fileOf(): string {
  const rows = Array.from({ length: 20 }, (_, i) => `${FIRST + i},Imported ${i},Europe,Premium`);
  rows[4] = `${FIRST + 4},=Imported 4,Mars,Premium`;
  rows[9] = `${FIRST + 9},,Europe,Premium`;
  rows[14] = `${FIRST},Imported again,Europe,Premium`;
  return `Account number,Name,Region,Service level\n${rows.join('\n')}\n`;
}

test('a file with three bad rows of twenty: they are shown, the good go ahead, the bad come back to be corrected', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await signIn(page, OPERATIONS);
  await visit(page, '/operations/imports');

  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText('Choose a CSV file.')).toBeVisible();
  const latin1 = { name: 'old.csv', mimeType: 'text/csv', buffer: Buffer.from([0x4e, 0xfc, 0x0a]) };
  await page.getByLabel('File').setInputFiles(latin1);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await expect(page.getByText(/The file is not UTF-8 \(line 1\)/).first()).toBeVisible();

  const buffer = Buffer.from(fileOf());
  await page.getByLabel('File').setInputFiles({ name: 'wave-7.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.waitForURL(/\/operations\/imports\/[0-9a-f-]{36}$/);
  const bad = page.getByRole('table', { name: 'Rows to correct' }).getByRole('row');
  await expect(bad).toHaveCount(4, { timeout: 60_000 });
  await expect(bad.nth(1)).toContainText('6Region (column 3)MarsUse US, Europe, APAC.');
  await expect(bad.nth(2)).toContainText('11Name (column 2)emptyFill this in.');
  await expect(bad.nth(3)).toContainText(`16Account number (column 1)${FIRST}Line 2`);

  await page.getByRole('button', { name: 'Go ahead with the 17 good rows' }).click();
  await expect(page.getByText('The import is complete: 17 created, 3 left out.')).toBeVisible({
    timeout: 60_000,
  });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download these rows' }).click(),
  ]);
  const report = readFileSync(await download.path(), 'utf8');
  expect(report.trim().split('\n')).toHaveLength(4);
  // What a spreadsheet would take for a formula is text.
  expect(report).toContain(`${FIRST + 4},'=Imported 4,Mars,Premium,6,`);

  await page.goto('/operations/imports');
  await expect(page.getByRole('row', { name: /wave-7\.csv/ })).toContainText('17 created, 3 left out');
});
