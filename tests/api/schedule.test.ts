import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, createCast, createOwnAccount, placeUpgrade } from '@/tests/support/api-cast';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import {
  inMs,
  operate,
  readAccess,
  readDirectory,
  sampleUntil,
  scheduleLockout,
} from '@/tests/support/api-lockout';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const MINUTE_MS = 60_000;

let web: WebProcess;
let api: ApiClient;
let cast: Cast;

// Only the web process runs: whatever is enforced here is enforced without any worker.
beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  cast = await createCast(api);
});
afterAll(() => web?.stop());

const schedule = (account: number) => scheduleLockout(cast, account);
const operation = (method: string, account: number, rest: string, body?: unknown) =>
  operate(cast, method, account, rest, body);
const directory = (account: number, token: string) => readDirectory(cast, account, token);
const access = (account: number) => readAccess(cast, account);

describe('a changed schedule', () => {
  it('that moves the window is obeyed by the next request', async () => {
    const account = await createOwnAccount(cast);
    const later = { upgradeStartsAt: inMs(60 * MINUTE_MS).toISOString() };
    await operation('PUT', account, '', { upgradeStartsAt: inMs(90 * MINUTE_MS).toISOString() });
    expect((await operation('PUT', account, '', later)).body.errors).toEqual([
      expect.objectContaining({ path: 'reason' }),
    ]);
    const start = await schedule(account);
    const moved = await operation('PUT', account, '', { ...later, reason: 'Asked for by the carrier.' });
    expect(moved.body).toMatchObject({ phase: 'SCHEDULED', ...later });
    const samples = await sampleUntil(start, () => directory(account, cast.own.token));
    expect(new Set(samples.map(({ status }) => status))).toEqual(new Set([200]));
  });

  it('that is withdrawn locks nobody out', async () => {
    const account = await createOwnAccount(cast);
    const start = await schedule(account);
    const withdrawn = await operation('DELETE', account, '');
    expect(withdrawn.body).toMatchObject({ phase: 'NOT_SCHEDULED', lockoutStartsAt: null, wave: null });
    const samples = await sampleUntil(start, () => access(account));
    expect(samples.every(({ body }) => body.accessible === true)).toBe(true);
    const calendar = await api.get(`/accounts/${account}/upgrade.ics`, cast.own.token);
    expect(calendar.text).toMatch(/METHOD:CANCEL\r\n/);
    expect(calendar.text).toMatch(/SEQUENCE:2\r\n/);
    expect(calendar.text).toMatch(/STATUS:CANCELLED\r\n/);
  });

  it('that brings the window forward locks out at once', async () => {
    const account = await createOwnAccount(cast);
    await operation('PUT', account, '', { upgradeStartsAt: inMs(60 * MINUTE_MS).toISOString() });
    expect((await directory(account, cast.own.token)).status).toBe(200);
    const moved = { upgradeStartsAt: inMs(5 * MINUTE_MS).toISOString(), reason: 'Earlier.' };
    expect((await operation('PUT', account, '', moved)).body.phase).toBe('LOCKED_OUT');
    expect((await directory(account, cast.own.token)).status).toBe(423);
  });

  it('comes too late once the lockout has begun', async () => {
    const account = await createOwnAccount(cast);
    await placeUpgrade(account, { startsInMs: MINUTE_MS });
    expect((await operation('DELETE', account, '')).status).toBe(409);
    const moved = { upgradeStartsAt: inMs(60 * MINUTE_MS).toISOString(), reason: 'Later.' };
    expect((await operation('PUT', account, '', moved)).status).toBe(409);
    expect((await directory(account, cast.own.token)).status).toBe(423);
  });
});

describe('the runner’s reports', () => {
  it('of the end open Admin Console at once, even before the expected end', async () => {
    const account = await createOwnAccount(cast);
    await placeUpgrade(account, { startsInMs: MINUTE_MS });
    expect((await operation('POST', account, '/complete')).status).toBe(409);
    expect((await operation('POST', account, '/start')).body.phase).toBe('UPGRADING');
    expect((await directory(account, cast.own.token)).status).toBe(423);
    expect((await operation('POST', account, '/complete')).body.phase).toBe('COMPLETED');
    expect((await access(account)).body).toEqual({
      portal: 'ADMIN_CONSOLE',
      accessible: true,
      lockout: null,
    });
    expect((await api.get(`/accounts/${account}`, cast.own.token)).body.platform).toBe('X_SERIES');
    expect((await directory(account, cast.own.token)).status).toBe(200);
    expect((await operation('POST', account, '/complete')).status).toBe(409);
  });

  it('of a failure give Account Manager back, and the account can be scheduled again', async () => {
    const account = await createOwnAccount(cast);
    await placeUpgrade(account, { startsInMs: -MINUTE_MS });
    expect((await operation('POST', account, '/fail', {})).status).toBe(422);
    expect((await operation('POST', account, '/fail', { reason: 'Port rejected.' })).body.phase).toBe(
      'FAILED',
    );
    expect((await access(account)).body).toEqual({
      portal: 'ACCOUNT_MANAGER',
      accessible: true,
      lockout: null,
    });
    const again = await operation('PUT', account, '', {
      upgradeStartsAt: inMs(60 * MINUTE_MS).toISOString(),
    });
    expect(again.body).toMatchObject({ phase: 'SCHEDULED', failedAt: null });
  });

  it('that do not come leave the account locked out past the expected end', async () => {
    const account = await createOwnAccount(cast);
    await placeUpgrade(account, { startsInMs: -60 * MINUTE_MS });
    const { body } = await api.get(`/accounts/${account}/upgrade`, cast.own.token);
    expect(body).toMatchObject({ phase: 'OVERRUNNING', completedAt: null });
    expect((await directory(account, cast.own.token)).status).toBe(423);
  });
});

describe('the calendar file', () => {
  it('has the window in UTC under a stable identity, for members alone', async () => {
    const account = await createOwnAccount(cast);
    await operation('PUT', account, '', { upgradeStartsAt: '2032-03-09T22:00:00.000Z' });
    const read = () => api.get(`/accounts/${account}/upgrade.ics`, cast.own.token);
    const first = await read();
    expect(first.headers.get('content-type')).toMatch(/^text\/calendar/);
    expect(first.text).toMatch(/DTSTART:20320309T215000Z\r\n/);
    expect(first.text).toMatch(/DTEND:20320309T221500Z\r\n/);
    await operation('PUT', account, '', { upgradeStartsAt: '2032-03-10T22:00:00.000Z', reason: 'Carrier.' });
    const second = await read();
    const line = (text: string, name: string) => text.split('\r\n').find((entry) => entry.startsWith(name));
    expect(line(second.text, 'UID')).toBe(line(first.text, 'UID'));
    expect(line(second.text, 'SEQUENCE')).not.toBe(line(first.text, 'SEQUENCE'));
    expect((await api.get(`/accounts/${account}/upgrade.ics`, cast.agent.token)).status).toBe(403);
  });
});
