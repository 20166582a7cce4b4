import { expect, test } from '@playwright/test';
import { visit } from './pages';
import { personOf, signIn } from './people';
import { choose, fill, formAddress } from './request-form';

const ADMIN = 'it@halden.example';
const ACCOUNT = 100_001;

test('the form for an account with a lockout ahead says when it is, and that the request is kept and done after', async ({
  page,
}) => {
  const answer = await page.request.get(`/api/v1/accounts/${ACCOUNT}/upgrade`, {
    headers: { authorization: `Bearer ${personOf(ADMIN).apiToken}` },
  });
  const { lockoutStartsAt } = (await answer.json()) as { lockoutStartsAt: string };
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Los_Angeles' }).format(
    new Date(lockoutStartsAt),
  );
  await signIn(page, ADMIN);
  await visit(page, formAddress('WORK', 'NEW_USER'));
  await expect(page.getByText(/Halden US will be locked out for its upgrade/)).toContainText(
    /\d\d:\d\d.*Your request is kept; what falls into that time is done after\./,
  );
  await expect(page.getByRole('button', { name: /^Send / })).toBeEnabled();
  await fill(page, 'Start date, user 1', day);
  await expect(page.getByText(/The date of user 1 is on the day of the lockout/)).toContainText(
    'Your request is kept; what falls into that time is done after.',
  );
  // Filing goes on: the date is said, not refused.
  await choose(page, 'License, user 1', 'X2');
  await expect(page.getByRole('button', { name: /^Send / })).toBeEnabled();
});
