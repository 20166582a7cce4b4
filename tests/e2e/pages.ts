import type { Page, Request } from '@playwright/test';

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

const isPageItself = (request: Request, page: Page): boolean =>
  request.isNavigationRequest() && request.frame() === page.mainFrame();

/**
 * Loads a page, and waits until it listens. The answer is awaited before the loading begins, or a quick one would come before
 * anybody waits for it; a stream of the page before does not count.
 */
async function loaded(page: Page, load: () => Promise<unknown>): Promise<void> {
  let isNew = false;
  const opened = page.waitForResponse((answer) => {
    isNew ||= isPageItself(answer.request(), page);
    return isNew && answer.ok() && topicsOf(answer.url()).includes('inbox');
  }, PATIENT);
  await Promise.all([opened, load()]);
}

/** Goes to a page of whoever is signed in, and waits until it listens. */
export const visit = (page: Page, address: string): Promise<void> =>
  loaded(page, () => page.goto(address, { waitUntil: 'commit' }));

export const visitAgain = (page: Page): Promise<void> =>
  loaded(page, () => page.reload({ waitUntil: 'commit' }));

/** The same for a page that gets no stream: its script has run when it asks for one. */
export async function visitAgainUnheard(page: Page): Promise<void> {
  let isNew = false;
  const asked = page.waitForRequest((request) => {
    isNew ||= isPageItself(request, page);
    return isNew && topicsOf(request.url()).includes('inbox');
  }, PATIENT);
  await Promise.all([asked, page.reload({ waitUntil: 'commit' })]);
}
