import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { type OpenAs, test } from './browsers';
import { visit } from './pages';
import { personOf } from './people';

const OPERATIONS = 'operations@support.example';
const COLLEAGUE = 'carmen@support.example';
const ADMIN = 'it@juniper.example';
const [LARKSPUR, JUNIPER, KOWHAI] = [320001, 340001, 530001];
const JUNIPER_NAME = 'Juniper Health Partners';
const REASON = 'The number range did not come across.';

/** Locked out since an hour, and an hour before the upgrade starts: nothing moves by time while the test runs. */
async function lockOut(request: APIRequestContext, wave: string) {
  const upgradeStartsAt = new Date(Date.now() + 3_600_000).toISOString();
  for (const account of [LARKSPUR, JUNIPER, KOWHAI]) {
    const answer = await request.put(`/api/v1/accounts/${account}/upgrade`, {
      headers: { authorization: `Bearer ${personOf(OPERATIONS).apiToken}` },
      data: { upgradeStartsAt, lockoutLeadMinutes: 120, wave, reason: 'Brought forward.' },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  }
}

const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });

async function failJuniper(page: Page) {
  await page.getByRole('button', { name: `Fail the upgrade of ${JUNIPER_NAME}` }).click();
  const dialog = page.getByRole('dialog', { name: `Report a failure of ${JUNIPER_NAME}` });
  await dialog.getByLabel('What went wrong').fill(REASON);
  await dialog.getByRole('button', { name: 'Report a failure for 1 account' }).click();
  await expect(dialog.getByText('1 of 1 account reported as failed.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Back to the board' }).click();
}

/** The admin reads what is filled in, changes it, and sends it. */
async function fileCase(openAs: OpenAs) {
  const page = await openAs(ADMIN, `/accounts/${JUNIPER}`);
  await page.getByRole('link', { name: 'Open a case about it' }).click();
  const subject = page.getByLabel('What is wrong, in one line');
  await expect(subject).toHaveValue(`Upgrade of ${JUNIPER_NAME} to X Series did not complete`);
  const description = page.getByLabel('What happens, and what you expected');
  await expect(description).toHaveValue(new RegExp(`${JUNIPER}[^]*Reason given: ${REASON}`));
  await expect(page.getByRole('radio', { name: /^S3/ })).toBeChecked();
  await subject.fill('Our upgrade did not complete: what is next?');
  await page.getByRole('button', { name: /^Send case/ }).click();
  await page.waitForURL(/\/cases\/\d+/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    'Our upgrade did not complete: what is next?',
  );
  await expect(page.getByRole('main')).toContainText(`Reason given: ${REASON}`);
}

test('of three ticked accounts two are started and one is refused with the reason; its admin files the case', async ({
  openAs,
  request,
}) => {
  test.setTimeout(300_000);
  const wave = `Night ${Date.now().toString(36)}`;
  await lockOut(request, wave);
  const board = `/operations?wave=${encodeURIComponent(wave)}`;
  const page = await openAs(OPERATIONS, board);
  const colleague = await openAs(COLLEAGUE, board);

  await page.getByLabel('Tick 3 accounts on this page: Locked out now').check();
  await page.getByRole('region', { name: 'Ticked accounts' }).getByRole('button', { name: 'Start' }).click();
  const dialog = page.getByRole('dialog', { name: 'Start the upgrade of 3 accounts' });
  await expect(dialog).toContainText('Account Manager stays closed until it is reported finished.');
  // While the question stands, somebody else reports one of them.
  await failJuniper(colleague);
  await dialog.getByRole('button', { name: 'Start for 3 accounts' }).click();
  await expect(dialog.getByText('2 of 3 accounts started, 1 refused and left as it is.')).toBeVisible();
  await expect(dialog.getByRole('listitem').filter({ hasText: JUNIPER_NAME })).toContainText(
    'This upgrade was reported failed. Schedule the account again.',
  );

  // The colleague's board follows by itself.
  await expect(rowOf(colleague, 'Larkspur Credit Union')).toContainText('Upgrading');
  await expect(rowOf(colleague, 'Kowhai Foods')).toContainText(/Started .* by Viktor Hallberg/);
  await expect(rowOf(colleague, JUNIPER_NAME)).toContainText(REASON);
  await dialog.getByRole('button', { name: 'Back to the board' }).click();
  await expect(page.getByRole('region', { name: 'Ticked accounts' })).toContainText('1 account ticked');

  await fileCase(openAs);
  await visit(page, `/operations/${JUNIPER}`);
  await expect(page.getByRole('link', { name: 'Open a case about it' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(/by Carmen/);
  await page.getByRole('button', { name: 'Give it a date' }).click();
  await expect(page.getByRole('textbox', { name: 'Wave' })).toHaveValue(wave);
  await expect(page.getByLabel('Closed before')).toHaveValue('120');
});
