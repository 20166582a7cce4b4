import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, connectApi } from '@/tests/support/api-client';
import { createPerson } from '@/tests/support/fixtures';
import { computedMs } from '@/tests/support/processes';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const QUICK_MS = 1_500;
const MIB = 1_048_576;

let web: WebProcess;
let api: ApiClient;
let token: string;

beforeAll(async () => {
  web = await startWeb();
  api = await connectApi(web);
  ({ token } = await createPerson('OPERATIONS'));
  // What a route loads at its first request is no part of how quickly it refuses a body.
  await api.call('POST', '/tokens', { token, body: {} });
});
afterAll(() => web?.stop());

const named = (name: string) => `{"name":${name}}`;
const HOSTILE: Record<string, string> = {
  'not JSON': '{"name":',
  nothing: ' ',
  'a NUL character': named('"a\\u0000b"'),
  'a NUL character in a key': '{"na\\u0000me":"x"}',
  'a lone surrogate': named('"\\ud800"'),
  'a number beyond 2^53': '{"name":"x","expiresInDays":9007199254740993}',
  'an infinite number': '{"name":"x","expiresInDays":1e400}',
  'deep nesting': named('['.repeat(50_000) + ']'.repeat(50_000)),
  'deep nesting of objects': `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  'an unknown field': '{"name":"x","role":"OPERATIONS"}',
  __proto__: '{"name":"x","__proto__":{"access":"write"}}',
  'the wrong kind of value': named('7'),
  'an array': '[]',
  null: 'null',
};

describe('a hostile body', () => {
  it.each(Object.entries(HOSTILE))('with %s is a 422, quickly, and changes nothing', async (_, body) => {
    const pid = Number(web.child.pid);
    const before = computedMs(pid);
    const answer = await api.call('POST', '/tokens', { token, body });
    expect(answer.status).toBe(422);
    expect(computedMs(pid) - before).toBeLessThan(QUICK_MS);
    expect((await api.get('/tokens', token)).rows).toHaveLength(1);
  });

  it('that is not UTF-8 is a 422', async () => {
    const answer = await web.fetch('/api/v1/tokens', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    });
    expect(answer.status).toBe(422);
  });

  it('above 1 MiB is a 413, whether its length is told or not', async () => {
    const body = named(JSON.stringify('x'.repeat(MIB)));
    expect((await api.call('POST', '/tokens', { token, body })).status).toBe(413);
    const stream = new Blob([body]).stream();
    const answer = await web.fetch('/api/v1/tokens', {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('just below 1 MiB is read to its end', async () => {
    const body = named(JSON.stringify('x'.repeat(MIB - 20)));
    expect((await api.call('POST', '/tokens', { token, body })).status).toBe(422);
  });
});

describe('a hostile address', () => {
  it.each(['limit=0', 'limit=101', 'limit=x', 'limit=1.5', 'cursor=%00', 'cursor=nonsense', 'sort=name'])(
    'with ?%s is a 422',
    async (query) => {
      expect((await api.get(`/tokens?${query}`, token)).status).toBe(422);
    },
  );

  it('with an empty parameter is as if it were not there', async () => {
    expect((await api.get('/tokens?limit=&cursor=', token)).status).toBe(200);
  });

  it.each(['/nothing', '/me/more', '/tokens/x/y', '/%00', '/..%2f..%2fme'])(
    '%s is a 404 or a 400, never a fault',
    async (path) => {
      expect([400, 404]).toContain((await web.fetch(`/api/v1${path}`)).status);
    },
  );

  it('that is no operation answers with a problem', async () => {
    const answer = await web.fetch('/api/v1/nothing');
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found' });
  });
});

describe('a verb that an address does not take', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE'])('%s /me is a 405 that says what it takes', async (method) => {
    const answer = await web.fetch('/api/v1/me', { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe('OPTIONS, GET, HEAD');
    expect(await answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('OPTIONS tells the verbs, and no other site may read the API', async () => {
    const answer = await web.fetch('/api/v1/me', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });
});
