import { expect } from '@playwright/test';
import { test } from './browsers';

/** Whom no other test is signed in as: theirs would end as well. */
const PERSON = 'office@fairmile.example';

test('who signs out everywhere else stays, and an open page elsewhere leads to the sign-in page by itself', async ({
  openAs,
}) => {
  const elsewhere = await openAs(PERSON, '/accounts');
  const here = await openAs(PERSON, '/settings');
  const others = here.getByRole('button', { name: /^Sign out the session of/ });
  await expect(others).not.toHaveCount(0);
  await here.getByRole('button', { name: 'Sign out everywhere else' }).click();
  await elsewhere.waitForURL(/\/sign-in\?callbackUrl=/);
  await expect(others).toHaveCount(0);
  await here.reload();
  await expect(here.getByRole('heading', { name: 'Where you are signed in' })).toBeVisible();
  await expect(here.getByRole('button', { name: 'Sign out everywhere else' })).toHaveCount(0);
});
