import { test as base, type Page } from '@playwright/test';
import { visit } from './pages';
import { signIn } from './people';

export type OpenAs = (email: string, address: string) => Promise<Page>;

/** `openAs`: a person in a browser of their own, on a page. It closes with the test, or it would go on asking the server. */
export const test = base.extend<{ openAs: OpenAs }>({
  openAs: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (email, address) => {
      const page = await (await browser.newContext()).newPage();
      pages.push(page);
      await signIn(page, email);
      await visit(page, address);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});
