import type { Page } from '@playwright/test';

/** Ends what hangs; a busy machine may take long to bring a page to life. */
const PATIENT = { timeout: 60_000 };

const topicsOf = (address: string): string[] => {
  const { pathname, searchParams } = new URL(address);
  return pathname === '/api/live' ? (searchParams.get('topics') ?? '').split(',') : [];
};

/**
 * Resolves when the page has a stream that tells of the topic; whoever is signed in hears of the inbox on every page. By then
 * its script has run, so that keys, clicks and typing mean what they should, and nothing that happens from now on is missed.
 */
export async function listening(page: Page, topic = 'inbox'): Promise<void> {
  await page.waitForResponse((answer) => answer.ok() && topicsOf(answer.url()).includes(topic), PATIENT);
}

/** The same for a page that gets no stream: its script has run when it asks for one. */
export async function asking(page: Page, topic = 'inbox'): Promise<void> {
  await page.waitForRequest((request) => topicsOf(request.url()).includes(topic), PATIENT);
}

/** Goes to a page of whoever is signed in, and waits until it listens. */
export async function visit(page: Page, address: string): Promise<void> {
  // What comes after this is the new page's: a stream of the one before does not count.
  await page.goto(address, { waitUntil: 'commit' });
  await listening(page);
}

export async function visitAgain(page: Page): Promise<void> {
  await page.reload({ waitUntil: 'commit' });
  await listening(page);
}
