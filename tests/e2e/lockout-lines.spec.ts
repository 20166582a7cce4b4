import { type APIRequestContext, expect, test } from '@playwright/test';
import { personOf, signIn } from './people';

const ADMIN = 'office@northgate.example';
const [CLOSED, CLOSING] = [300001, 300002];
const MINUTE = 60_000;

/** Gives an account a lockout that begins in so many minutes; the upgrade itself is an hour and more away. */
async function lockOut(request: APIRequestContext, account: number, minutes: number) {
  const lockoutLeadMinutes = 90 - minutes;
  const answer = await request.put(`/api/v1/accounts/${account}/upgrade`, {
    headers: { authorization: `Bearer ${personOf('operations@support.example').apiToken}` },
    data: {
      upgradeStartsAt: new Date(Date.now() + 90 * MINUTE).toISOString(),
      lockoutLeadMinutes,
      reason: 'Agreed with the customer.',
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

test('an admin of one account that is closed still sees that the other closes within half an hour', async ({
  page,
  request,
}) => {
  await lockOut(request, CLOSED, -30);
  await lockOut(request, CLOSING, 20);
  await signIn(page, ADMIN);
  await page.goto('/cases/new');
  const lines = page.getByRole('complementary', { name: 'Lockout' }).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText(/closes in 1\d min/);
  await expect(lines.first().getByRole('link', { name: 'What to prepare' })).toHaveAttribute(
    'href',
    `/accounts/${CLOSING}`,
  );
  await expect(lines.last()).toContainText('is closed for the upgrade');
  await expect(lines.last().getByRole('link', { name: 'Follow it' })).toHaveAttribute(
    'href',
    `/accounts/${CLOSED}`,
  );
});
