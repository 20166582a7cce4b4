import { hash } from '@node-rs/argon2';
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, type Person } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { CHROMIUM_ARGS, requireChromium } from '@/tests/support/chromium';
import { PLANTED, plantScripts } from '@/tests/support/planted';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
/** Pages that have nothing of what people write. */
const WITHOUT_TEXTS = ['/', '/operations/notices'];

let web: WebProcess;
let cast: Cast;
let browser: Browser;
let planted: Awaited<ReturnType<typeof plantScripts>>;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  browser = await chromium.launch({ executablePath: requireChromium(), args: CHROMIUM_ARGS });
  planted = await plantScripts(cast);
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
});
afterAll(async () => {
  await browser?.close();
  await web?.stop();
});

async function as(person: Person): Promise<BrowserContext> {
  const [name = '', value = ''] = (await signInOverHttp(web, person.email, PASSWORD)).split(/=(.*)/);
  const context = await browser.newContext({ baseURL: web.origin });
  await context.addCookies([{ name, value, url: web.origin }]);
  return context;
}

/** What ran or became markup on a page that has all its scripts. */
const harmOn = (page: Page) =>
  page.evaluate(() => ({
    ran: 'ran' in window,
    elements: document.querySelectorAll('[data-planted]').length,
    links: document.querySelectorAll('[href^="javascript" i], [src^="javascript" i]').length,
  }));

async function visit(person: Person, paths: readonly string[]) {
  const context = await as(person);
  const page = await context.newPage();
  for (const path of paths) {
    const answer = await page.goto(path, { waitUntil: 'load' });
    expect(answer?.status(), path).toBe(200);
    expect(await harmOn(page), path).toEqual({ ran: false, elements: 0, links: 0 });
    if (!WITHOUT_TEXTS.includes(path))
      expect(await page.evaluate(() => document.body.innerHTML), path).toContain('window.ran=1');
  }
  await context.close();
}

const ofCases = (begin: string) => planted.cases.map((number) => `${begin}/${number}`);

describe('scripts planted in every text', () => {
  it('are words to the customer', async () => {
    const account = `/accounts/${cast.account}`;
    const forms = ['NEW_USER', 'CHANGE', 'OFF_BOARD'].map(
      (request) => `/cases/new?account=${cast.account}&product=WORK&request=${request}`,
    );
    const accounts = ['/accounts', account, `${account}/portal`, `${account}/billing`];
    const own = ['/cases', '/inbox', '/settings', ...ofCases('/cases')];
    await visit(cast.own, [...accounts, ...own, ...forms]);
  });

  it('are words to the desk', () =>
    visit(cast.agent, [
      '/desk',
      '/desk/reports',
      '/desk/reports/cases',
      '/desk/macros',
      '/inbox',
      ...ofCases('/desk'),
    ]));

  it('are words to operations', async () => {
    const lists = ['accounts', 'waves', 'freezes', 'webhooks', 'mail', 'imports', 'people', 'calendars'];
    const pages = ['/operations', ...lists.map((list) => `/operations/${list}`)];
    await visit(cast.operations, [...pages, ...planted.pages]);
  });
});

describe('the policy of a page', () => {
  it('lets no script run that is not the page’s own, even where markup got in', async () => {
    const context = await as(cast.agent);
    const page = await context.newPage();
    await page.goto(`/desk/${planted.cases[0]}`);
    const blocked = await page.evaluate(async (markup) => {
      const refused: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => refused.push(event.effectiveDirective));
      const place = document.body.appendChild(document.createElement('div'));
      place.innerHTML = markup;
      place.querySelector<HTMLAnchorElement>('a[data-planted]')?.click();
      const base = document.head.appendChild(document.createElement('base'));
      base.href = 'https://evil.example/';
      await new Promise((resolve) => setTimeout(resolve, 0));
      const isDecided = () =>
        refused.includes('base-uri') && ('ran' in window || refused.includes('script-src-attr'));
      while (!isDecided()) await new Promise((resolve) => requestAnimationFrame(resolve));
      return { ran: 'ran' in window, refused: [...new Set(refused)].sort() };
    }, PLANTED);
    expect(blocked.ran).toBe(false);
    expect(blocked.refused).toEqual(expect.arrayContaining(['base-uri', 'script-src-attr']));
    await context.close();
  });

  it('is strict, and its nonce is used once', async () => {
    const policies = await Promise.all(
      ['/sign-in', '/', '/accounts', '/nothing-here'].map(async (path) => {
        const { headers } = await web.fetch(path);
        return headers.get('content-security-policy') ?? '';
      }),
    );
    for (const policy of policies) {
      const directives = new Map(policy.split('; ').map((one) => [one.split(' ')[0], one]));
      expect(directives.get('script-src')).toMatch(
        /^script-src 'self' 'nonce-[\w+/=]{40,}' 'strict-dynamic'$/,
      );
      for (const none of ['object-src', 'base-uri', 'frame-ancestors'])
        expect(directives.get(none)).toBe(`${none} 'none'`);
      expect(directives.get('form-action')).toBe("form-action 'self'");
    }
    expect(new Set(policies.map((policy) => /nonce-([^']+)/.exec(policy)?.[1])).size).toBe(policies.length);
  });
});
