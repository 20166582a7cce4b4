import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { createAccount, createPerson } from '@/tests/support/fixtures';
import { pagePaths } from '@/tests/support/page-tree';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';
const ACCOUNT = 654_321;
const CANARY = 'Canary Customer Incorporated';
const PUBLIC = [
  '/',
  '/confirm-email',
  '/faq',
  '/forgot-password',
  '/guide/x-series-upgrade-impact',
  '/invitation',
  '/reset-password',
  '/sign-in',
  '/support',
];

const personal = pagePaths(String(ACCOUNT)).filter((path) => !PUBLIC.includes(path));
const disguises: Record<string, Record<string, string>> = {
  plain: {},
  'an RSC request': { RSC: '1' },
  'a prefetch': { RSC: '1', 'Next-Router-Prefetch': '1' },
  'x-middleware-subrequest': { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
  'x-nextjs-data': { 'x-nextjs-data': '1' },
};

let web: WebProcess;
let email: string;

beforeAll(async () => {
  web = await startWeb();
  await createAccount({ number: ACCOUNT, name: CANARY });
  ({ email } = await createPerson('CUSTOMER_ADMIN', {
    accounts: [ACCOUNT],
    passwordHash: await hash(PASSWORD),
  }));
});
afterAll(() => web?.stop());

/** Next first sends a request for RSC without its cache parameter to the same page with it. */
async function ask(path: string, headers: Record<string, string>): Promise<Response> {
  const answer = await web.fetch(path, { headers });
  const location = answer.headers.get('location');
  return location?.startsWith(`${path}?_rsc`) ? web.fetch(location, { headers }) : answer;
}

const enter = () => signInOverHttp(web, email, PASSWORD);

describe('a page without a session', () => {
  it('finds the pages it is about', () => {
    expect(personal.length).toBeGreaterThan(8);
  });

  describe.each(Object.entries(disguises))('asked by %s', (_, headers) => {
    it.each(personal)('%s shows nothing of a customer and leads to sign-in', async (path) => {
      const answer = await ask(path, headers);
      const body = await answer.text();
      expect(body).not.toContain(CANARY);
      expect(body).not.toContain(email);
      // A prefetch is told the names of the segments alone, and redirected by nothing.
      if ('Next-Router-Prefetch' in headers && answer.status === 200) {
        expect(body.length).toBeLessThan(1_000);
        return;
      }
      const target = answer.headers.get('location') ?? body;
      expect(target).toContain('/sign-in?callbackUrl=');
    });
  });

  it.each(personal)('%s.rsc shows nothing', async (path) => {
    const body = await (await web.fetch(`${path}.rsc`, { headers: { RSC: '1' } })).text();
    expect(body).not.toContain(CANARY);
  });
});

describe('a product that is reached by https', () => {
  it('says so to browsers for good, and its session cookie never travels without', async () => {
    const secure = await startWeb({ APP_URL: 'https://cutover.example' });
    try {
      const page = await secure.fetch('/sign-in');
      expect(page.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}/);
      const csrfToken = await secure.fetch('/api/auth/csrf');
      const cookie = csrfToken.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
      const body = new URLSearchParams({
        ...((await csrfToken.json()) as object),
        email,
        password: PASSWORD,
      });
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      const signIn = { method: 'POST', headers: { cookie, ...type }, body };
      const answer = await secure.fetch('/api/auth/callback/credentials', signIn);
      const [session] = answer.headers.getSetCookie().filter((line) => line.startsWith('cutover.session='));
      for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/'])
        expect(session).toContain(attribute);
    } finally {
      await secure.stop();
    }
    expect((await web.fetch('/sign-in')).headers.has('strict-transport-security')).toBe(false);
  });
});

describe('a session cookie', () => {
  it('opens the pages, which no cache may keep', async () => {
    const cookie = await enter();
    const answer = await web.fetch('/accounts', { headers: { cookie } });
    expect(await answer.text()).toContain(CANARY);
    expect(answer.headers.get('cache-control')).toMatch(/no-store/);
    expect(answer.headers.get('cache-control')).not.toContain('public');
  });

  it('saved before sign-out is worth nothing after it', async () => {
    const cookie = await enter();
    const { csrfToken, cookie: csrfCookie } = await csrf();
    await web.fetch('/api/auth/signout', {
      method: 'POST',
      headers: { cookie: `${cookie}; ${csrfCookie}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken }),
    });
    expect((await web.fetch('/accounts', { headers: { cookie } })).status).toBe(307);
  });

  it('is worth nothing once its owner is disabled', async () => {
    const cookie = await enter();
    await db.user.update({ where: { email }, data: { disabledAt: new Date(0) } });
    const answer = await web.fetch('/accounts', { headers: { cookie } });
    await db.user.update({ where: { email }, data: { disabledAt: null } });
    expect(answer.status).toBe(307);
  });

  it.each([
    '/desk',
    '/desk/10001',
    '/desk/reports',
    '/operations',
    '/operations/imports',
    '/operations/people',
  ])('of a customer does not find %s', async (path) => {
    expect((await web.fetch(path, { headers: { cookie: await enter() } })).status).toBe(404);
  });
});

describe('a change that another site starts', () => {
  it.each(['https://evil.example', 'null'])('from %s is refused', async (origin) => {
    const { csrfToken, cookie } = await csrf();
    const answer = await web.fetch('/api/auth/callback/credentials', {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ csrfToken, email, password: PASSWORD }),
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it('is refused as a server action too', async () => {
    const headers = { origin: 'https://evil.example', 'next-action': 'x'.repeat(42), cookie: await enter() };
    expect((await web.fetch('/settings', { method: 'POST', headers })).status).toBe(403);
  });
});

describe('a signed-in person who asks for the sign-in page', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example'])(
    'with callbackUrl %s stays on this site',
    async (callbackUrl) => {
      const path = `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}`;
      const answer = await web.fetch(path, { headers: { cookie: await enter() } });
      expect(answer.headers.get('location')).toBe('/accounts');
    },
  );
});

async function csrf(): Promise<{ csrfToken: string; cookie: string }> {
  const answer = await web.fetch('/api/auth/csrf');
  const { csrfToken } = (await answer.json()) as { csrfToken: string };
  return {
    csrfToken,
    cookie: answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; '),
  };
}
