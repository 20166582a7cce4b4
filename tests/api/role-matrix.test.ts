import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifest } from '@/app/api/v1/_lib/manifest';
import type { Operation } from '@/app/api/v1/_lib/operation';
import { db } from '@/lib/platform/db';
import { type Cast, createCast, type Person } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { scenes } from '@/tests/support/api-scenes';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const CALLERS = ['signed out', 'own admin', 'foreign admin', 'AGENT', 'LEAD', 'OPERATIONS'] as const;
type Caller = (typeof CALLERS)[number];

let web: WebProcess;
let cast: Cast;

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
});
afterAll(() => web?.stop());

function personOf(caller: Caller): Person | undefined {
  const { own, foreign, agent, lead, operations } = cast;
  return {
    'signed out': undefined,
    'own admin': own,
    'foreign admin': foreign,
    AGENT: agent,
    LEAD: lead,
    OPERATIONS: operations,
  }[caller];
}

const roleOf = (caller: Caller) => (caller.endsWith('admin') ? 'CUSTOMER_ADMIN' : caller);
/** About one customer's account or case, in the address or in the body. */
const isAboutCustomer = ({ path, id }: Operation) =>
  path.includes('{number}') || id === 'openCase' || id === 'downloadAttachment';

/** Threat 16: what the contract says of everybody, from the manifest alone. */
function expected(op: Operation, caller: Caller, done: number): number {
  if (op.who === 'PUBLIC') return done;
  if (caller === 'signed out') return 401;
  if (caller === 'foreign admin' && isAboutCustomer(op)) return 404;
  return op.who.some((role) => role === roleOf(caller)) ? done : 403;
}

const traces = async () => [await db.auditEntry.count(), await db.outboxEvent.count()];

describe.each(manifest.map((op) => [`${op.method} ${op.path}`, op] as const))('%s', (_, op) => {
  it.each(CALLERS)('lets %s do exactly what the contract says', async (caller) => {
    const scene = await scenes[op.id]?.(cast, personOf(caller));
    if (!scene) throw new Error(`tests/support/api-scenes.ts has no scene for ${op.id}`);
    const before = await traces();
    const request = { token: personOf(caller)?.token, body: scene.body };
    const { status, text, headers } = await cast.api.call(op.method, scene.path, request);
    expect(status, text).toBe(expected(op, caller, scene.done));
    if (op.who !== 'PUBLIC') expect(headers.get('cache-control')).toBe('private, no-store');
    if (status >= 400 || op.method === 'GET') expect(await traces()).toEqual(before);
  });
});

const aboutCustomer = manifest.filter(({ path }) => path.includes('{number}'));

describe('what belongs to another customer', () => {
  it.each(aboutCustomer.map((op) => [`${op.method} ${op.path}`, op] as const))(
    '%s answers byte for byte as if it were not there',
    async (_, op) => {
      const scene = await scenes[op.id]?.(cast, cast.foreign);
      const ask = (path = '') =>
        cast.api.call(op.method, path, { token: cast.foreign.token, body: scene?.body });
      const [foreign, missing] = [await ask(scene?.path), await ask(scene?.missing)];
      expect(foreign.status).toBe(404);
      expect(foreign.text).toBe(missing.text);
      const names = (headers: Headers) => [...headers.keys()].sort();
      expect(names(foreign.headers)).toEqual(names(missing.headers));
    },
  );

  it.each(['abc', '0', '-1', '1e3', '2147483648', '99999999999999999999', '100001%20', '1.0', '%00'])(
    'is not there under the number %s either',
    async (number) => {
      for (const path of [`/accounts/${number}`, `/cases/${number}`]) {
        const { status, text } = await cast.api.get(path, cast.operations.token);
        expect(status, `${path}: ${text}`).toBe(404);
      }
    },
  );
});

describe('a body that is not valid', () => {
  const withBody = aboutCustomer.filter(({ body }) => body);
  it.each(withBody.map((op) => [`${op.method} ${op.path}`, op] as const))(
    '%s is a 422 for who may do it, and gives nothing away to others',
    async (_, op) => {
      const scene = await scenes[op.id]?.(cast, cast.operations);
      const ask = (token: string, path = '') =>
        cast.api.call(op.method, path, { token, body: { nonsense: true } });
      expect((await ask(cast.operations.token, scene?.path)).status).toBe(422);
      const [foreign, missing] = [
        await ask(cast.foreign.token, scene?.path),
        await ask(cast.foreign.token, scene?.missing),
      ];
      expect(foreign.text).toBe(missing.text);
    },
  );
});
