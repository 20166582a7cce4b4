import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';

type Person = { email: string; role: string; accounts: number[]; password: string; apiToken: string };

/** A person of the demo, as `demo.json` in the data folder of the running product names them. */
export function personOf(email: string, dataDir = process.env.DATA_DIR ?? '.data'): Person {
  const file = join(dataDir, 'demo.json');
  const { people } = JSON.parse(readFileSync(file, 'utf8')) as { people: Person[] };
  const person = people.find((candidate) => candidate.email === email);
  if (!person) throw new Error(`The demo has no ${email}.`);
  return person;
}

export async function signIn(page: Page, email: string, dataDir?: string): Promise<void> {
  const { password } = personOf(email, dataDir);
  await page.goto('/sign-in');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.pathname !== '/sign-in');
}
