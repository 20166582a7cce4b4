import { expect, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { fileTechnicalCase } from './technical-case';

const LEAD = 'lead@support.example';

test('a macro that resolves, sets the severity and takes the case does all of it at once; a note does none of it', async ({
  page,
  request,
}) => {
  test.slow();
  const shortcut = `z${crypto.randomUUID().slice(0, 8)}`;
  const number = await fileTechnicalCase(request, { subject: `Macro ${shortcut}` });
  await signIn(page, LEAD);
  await visit(page, '/desk/macros');
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Save macro' }) });
  await form.getByLabel('Name', { exact: true }).fill(`Everything ${shortcut}`);
  await form.getByLabel('Shortcut').fill(shortcut);
  await form.getByLabel('Text').fill('All of it is done.');
  await form.getByLabel('Main button').selectOption('RESOLVE');
  await form.getByLabel('Severity when sent').selectOption('S1');
  await form.getByLabel('For', { exact: true }).selectOption('own');
  await form.getByLabel('Assign the case to whoever sends it').check();
  await form.getByRole('button', { name: 'Save macro' }).click();
  await expect(page.getByText(`Everything ${shortcut}`).first()).toBeVisible();

  await visit(page, `/desk/${number}`);
  const field = page.locator('form.composer').getByRole('textbox');
  await field.fill(`;${shortcut}`);
  await field.press('Tab');
  await expect(field).toHaveValue('All of it is done.');
  await expect(page.getByText(/When sent, Everything/)).toBeVisible();

  // Writing a note in between: the macro waits with the reply.
  await page.getByRole('button', { name: 'Internal note' }).click();
  await expect(page.getByText(/When sent, Everything/)).toBeHidden();
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  await page.getByRole('button', { name: 'Send and resolve' }).click();
  await expect(page.locator('main header .status-pill').first()).toHaveText('Resolved');
  await expect(page.getByText('S1 Production down')).toBeVisible();
  await expect(page.locator('main header').first()).toContainText('With Grace Adomako');
  const answer = await request.get(`/api/v1/cases/${number}`, {
    headers: { authorization: `Bearer ${personOf(LEAD).apiToken}` },
  });
  expect(await answer.json()).toMatchObject({
    severity: 'S1',
    status: 'RESOLVED',
    assignee: { email: LEAD },
  });
});
