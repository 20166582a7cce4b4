import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createAccount, createPerson } from '@/tests/support/fixtures';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { attemptSignIn, signInOverHttp } from '@/tests/support/sign-in';

const PASSWORD = 'correct horse battery staple';

let web: WebProcess;
let api: ApiClient;

beforeAll(async () => {
  // One trusted proxy, so that a test can come from several addresses.
  web = await startWeb({ TRUSTED_PROXY_HOPS: '1' });
  api = await connectApi(web);
});
afterAll(() => web?.stop());

const me = (authorization: string) => api.call('GET', '/me', { headers: { authorization } });

describe('a bearer token', () => {
  it('says who its owner is, and which accounts are theirs', async () => {
    const [one, two] = [await createAccount(), await createAccount()];
    const { token, email, name } = await createPerson('CUSTOMER_ADMIN', {
      accounts: [two.number, one.number],
    });
    const { body, headers } = await api.get('/me', token);
    expect(body).toEqual({ email, name, role: 'CUSTOMER_ADMIN', accounts: [one.number, two.number] });
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    'Bearer %E0%A4',
    'Bearer \u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9\u00e9',
    `Bearer ${'x'.repeat(7_000)}`,
    "Bearer ' OR 1=1 --                ",
    'Basic YWRtaW46YWRtaW4=',
    'Bearer cut_t_0000000000000000000000000000000000000000000',
  ])('that is malformed or unknown is a 401: %#', async (authorization) => {
    const { status, body, headers } = await me(authorization);
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'unauthorized', status: 401 });
    expect(headers.get('www-authenticate')).toBe('Bearer');
  });

  it('counts for nothing in the address', async () => {
    const { token } = await createPerson('AGENT');
    for (const name of ['token', 'access_token', 'api_key', 'authorization'])
      expect((await api.get(`/me?${name}=${token}`)).status).toBe(401);
  });

  it('is worth nothing once its owner is disabled', async () => {
    const { token, id } = await createPerson('AGENT');
    expect((await api.get('/me', token)).status).toBe(200);
    await db.user.update({ where: { id }, data: { disabledAt: new Date() } });
    expect((await api.get('/me', token)).status).toBe(401);
  });

  it('is worth nothing after it expired or was revoked', async () => {
    const { token, id } = await createPerson('AGENT');
    await db.apiToken.updateMany({ where: { userId: id }, data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await api.get('/me', token)).status).toBe(401);
    await db.apiToken.updateMany({ where: { userId: id }, data: { expiresAt: null, revokedAt: new Date() } });
    expect((await api.get('/me', token)).status).toBe(401);
  });

  it('notes its last use, at most once a minute', async () => {
    const { token, id } = await createPerson('AGENT');
    const lastUse = async () => (await db.apiToken.findFirstOrThrow({ where: { userId: id } })).lastUsedAt;
    await api.get('/me', token);
    const first = await lastUse();
    expect(first).not.toBeNull();
    await api.get('/me', token);
    expect(await lastUse()).toEqual(first);
    await db.apiToken.updateMany({
      where: { userId: id },
      data: { lastUsedAt: new Date(Date.now() - 60_001) },
    });
    await api.get('/me', token);
    expect((await lastUse())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? 0);
  });
});

describe('a session cookie', () => {
  it('counts for nothing at the API, so that no other site can use a browser’s', async () => {
    const { email } = await createPerson('OPERATIONS', { passwordHash: await hash(PASSWORD) });
    const cookie = await signInOverHttp(web, email, PASSWORD);
    expect((await api.call('GET', '/me', { headers: { cookie } })).status).toBe(401);
    const headers = { cookie, origin: 'https://evil.example' };
    const forged = await api.call('POST', '/tokens', { headers, body: { name: 'x', access: 'write' } });
    expect(forged.status).toBe(401);
  });
});

describe('guessing a password', () => {
  const from = (address: string) => ({ 'x-forwarded-for': address });
  const guess = (email: string, password: string, address: string) =>
    attemptSignIn(web, email, password, from(address));

  it('is a 429 with Retry-After after five failures, and the owner still gets in from elsewhere', async () => {
    const { email } = await createPerson('AGENT', { passwordHash: await hash(PASSWORD) });
    for (let failure = 0; failure < 5; failure++)
      expect((await guess(email, `wrong ${failure}`, '198.51.100.1')).cookie).toBe('');
    const refused = await guess(email, PASSWORD, '198.51.100.1');
    expect(refused).toMatchObject({ status: 429, cookie: '' });
    expect(Number(refused.retryAfter)).toBeGreaterThan(0);
    expect((await guess(email, PASSWORD, '203.0.113.7')).cookie).not.toBe('');
  });

  it('cannot be hidden by claiming other addresses in front of the proxy’s own entry', async () => {
    const { email } = await createPerson('AGENT', { passwordHash: await hash(PASSWORD) });
    const claim = (count: number) => `192.0.2.${count}, 198.51.100.9`;
    for (let failure = 0; failure < 5; failure++) await guess(email, 'wrong', claim(failure));
    expect((await guess(email, PASSWORD, claim(99))).status).toBe(429);
  });

  it('cannot be hidden by claiming any address where no proxy is set up', async () => {
    const bare = await startWeb();
    const { email } = await createPerson('AGENT', { passwordHash: await hash(PASSWORD) });
    const claim = (count: number) =>
      attemptSignIn(bare, email, PASSWORD.slice(count), from(`192.0.2.${count}`));
    for (let failure = 1; failure <= 5; failure++) await claim(failure);
    expect((await claim(0)).status).toBe(429);
    await bare.stop();
  });

  it('tells nothing of whether the address is known', async () => {
    const { email } = await createPerson('AGENT', { passwordHash: await hash(PASSWORD) });
    const timed = async (address: string) => {
      const started = performance.now();
      const answer = await guess(address, 'wrong', '198.51.100.20');
      return { answer, ms: performance.now() - started };
    };
    // By turns, so that whatever else the machine does meanwhile falls on both.
    const known: Awaited<ReturnType<typeof timed>>[] = [];
    const unknown: typeof known = [];
    for (let attempt = 0; attempt < 4; attempt++) {
      known.push(await timed(email));
      unknown.push(await timed('nobody@test.example'));
    }
    expect(unknown.map(({ answer }) => answer)).toEqual(known.map(({ answer }) => answer));
    const fastest = (attempts: typeof known) => Math.min(...attempts.map(({ ms }) => ms));
    // Without a hash to verify it would take a small part of the time.
    expect(fastest(unknown)).toBeGreaterThan(fastest(known) / 3);
  });
});
