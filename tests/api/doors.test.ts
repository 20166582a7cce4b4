import { readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import {
  type Cast,
  createCast,
  fileTechnicalCase,
  type Person,
  placeUpgrade,
} from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { createDirectoryUser } from '@/tests/support/fixtures';
import { pngOf } from '@/tests/support/png';
import { startWeb, type WebProcess } from '@/tests/support/product-process';
import { signInOverHttp } from '@/tests/support/sign-in';

/** Routes that are neither pages nor the API, with what opens each; a new one fails here until it is listed. */
const DOORS = {
  '/accounts/[number]/upgrade.ics': 'own',
  '/api/auth/[...nextauth]': 'anybody',
  '/api/files/[id]': 'own',
  '/api/files/cases/[number]': 'own',
  '/api/health/live': 'anybody',
  '/api/health/ready': 'anybody',
  '/api/imports': 'operations',
  '/api/inbound/mail': 'anybody',
  '/api/live': 'own',
  '/api/presence': 'agent',
  '/calendar/[file]': 'anybody',
  '/cases/new/people': 'own',
  '/desk/reports/cases.csv': 'agent',
  '/desk/reports/chart.csv': 'agent',
  '/operations/audit/entries.csv': 'operations',
  '/operations/imports/[id]/report.csv': 'operations',
  '/operations/imports/template.csv': 'operations',
  '/search': 'own',
} as const;

const PASSWORD = 'correct horse battery staple';
const MIB = 1_048_576;
let web: WebProcess;
let cast: Cast;
let number: number;
let importId: string;
const cookies = new Map<Person, string>();

beforeAll(async () => {
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  number = Number((await fileTechnicalCase(cast)).body.number);
  await placeUpgrade(cast.account, { startsInMs: 86_400_000 });
  const at = { createdAt: new Date(), updatedAt: new Date() };
  const file = { kind: 'ACCOUNTS', state: 'READY', fileName: 'a.csv' } as const;
  const made = await db.import.create({
    data: { ...file, ...at, header: ['Name'], uploadedById: cast.operations.id },
  });
  importId = made.id;
  await db.user.updateMany({ data: { passwordHash: await hash(PASSWORD) } });
  for (const person of [cast.own, cast.foreign, cast.agent, cast.operations])
    cookies.set(person, await signInOverHttp(web, person.email, PASSWORD));
});
afterAll(() => web?.stop());

const as = (person: Person) => ({ cookie: cookies.get(person) ?? '' });

function routes(folder = 'app', path = ''): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'route.ts') return [path];
    if (!entry.isDirectory() || path + entry.name === '/apiv1') return [];
    return routes(join(folder, entry.name), entry.name.startsWith('(') ? path : `${path}/${entry.name}`);
  });
}

it('every route beside the pages and the API is known here', () => {
  expect(routes().sort()).toEqual(Object.keys(DOORS).sort());
});

async function upload(headers: Record<string, string>, size = 2_000, to = number) {
  const body = new FormData();
  const bytes = pngOf(size);
  body.set('file', new File([bytes], 'screen.png'));
  const answer = await web.fetch(`/api/files/cases/${to}`, { method: 'POST', headers, body });
  return { bytes, status: answer.status, body: (await answer.json()) as { id: string } };
}

const files = () =>
  [
    [`/accounts/${cast.account}/upgrade.ics`, cast.own, cast.foreign],
    ['/desk/reports/cases.csv?weeks=4&by=week&key=&target=respond&kept=met', cast.agent, cast.own],
    ['/desk/reports/chart.csv?by=severity', cast.agent, cast.own],
    ['/desk/reports/chart.csv?by=workload', cast.agent, cast.own],
    ['/operations/audit/entries.csv?action=case.opened', cast.operations, cast.agent],
    [`/operations/imports/${importId}/report.csv`, cast.operations, cast.agent],
    ['/operations/imports/template.csv?kind=ACCOUNTS', cast.operations, cast.agent],
  ] as const;

describe('a file beside the pages', () => {
  it('opens for whom it is, kept by no cache, and for nobody else', async () => {
    for (const [path, reader, stranger] of files()) {
      const open = await web.fetch(path, { headers: as(reader) });
      expect(open.status, path).toBe(200);
      expect(open.headers.get('cache-control'), path).toBe('private, no-store');
      expect(open.headers.get('content-disposition'), path).toMatch(/^attachment;/);
      expect((await web.fetch(path, { headers: as(stranger) })).status, path).toBe(404);
      for (const disguise of [{}, { RSC: '1' }, { 'x-middleware-subrequest': 'proxy:proxy:proxy' }]) {
        const closed = await web.fetch(path, { headers: disguise as Record<string, string> });
        expect(closed.status, path).toBe(307);
        expect(await closed.text(), path).not.toMatch(/Name|BEGIN/);
      }
    }
  });

  it('of a chart or of cases holds no formula', async () => {
    const filed = Number((await fileTechnicalCase(cast)).body.number);
    const subject = '=HYPERLINK("http://evil.example")';
    await db.case.update({ where: { number: filed }, data: { subject } });
    const answer = await web.fetch(files()[1][0].replace('met', 'open'), { headers: as(cast.agent) });
    const text = await answer.text();
    expect(text).toContain('HYPERLINK');
    expect(text).not.toMatch(/[,"\n][=+@-]/);
  });
});

describe('files of a case, through the pages', () => {
  it('arrive whole beyond what a proxy holds, and are the account’s alone', async () => {
    const { status, body, bytes } = await upload(as(cast.own), 10.1 * MIB);
    expect(status).toBe(201);
    const path = `/api/files/${body.id}`;
    const answer = await web.fetch(path, { headers: as(cast.own) });
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(answer.headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    const missing = await web.fetch(`/api/files/${crypto.randomUUID()}`, { headers: as(cast.foreign) });
    const refused = [await web.fetch(path), await web.fetch(path, { headers: as(cast.foreign) })];
    const told = await missing.text();
    for (const one of refused) expect([one.status, await one.text()]).toEqual([404, told]);
  });

  it('come from no other site, nobody signed out, and no other account', async () => {
    const count = await db.attachment.count();
    for (const origin of ['https://evil.example', 'null'])
      expect((await upload({ ...as(cast.own), origin })).status).toBe(403);
    expect((await upload({})).status).toBe(401);
    expect((await upload(as(cast.foreign))).status).toBe(404);
    expect(await db.attachment.count()).toBe(count);
  });
});

describe('the live stream and who is on a case', () => {
  it('are for who is signed in, the second for staff and from our own pages', async () => {
    const ended = { cookie: (cookies.get(cast.own) ?? '').replace(/.$/, '_') };
    for (const path of ['/api/live?topics=upgrades', '/api/presence'])
      for (const headers of [{}, ended] as Record<string, string>[])
        expect((await web.fetch(path, { headers })).status, path).toBe(401);
    expect((await web.fetch('/api/presence', { headers: as(cast.own) })).status).toBe(403);
    const headers = { ...as(cast.agent), origin: 'https://evil.example' };
    expect((await web.fetch('/api/presence', { method: 'POST', headers, body: '{}' })).status).toBe(403);
    expect((await web.fetch('/api/presence', { headers: as(cast.agent) })).status).toBe(200);
  });
});

describe('the search as one types', () => {
  it('is for who is signed in, within what they may see', async () => {
    const note = { body: 'kumquat', visibility: 'INTERNAL' };
    await cast.api.post(`/cases/${number}/comments`, cast.agent.token, note);
    const find = async (q: string, who?: Person) => {
      const headers: Record<string, string> = who ? as(who) : {};
      const answer = await web.fetch(`/search?q=${q}`, { headers });
      expect(answer.headers.get('cache-control')).toBe('private, no-store');
      return { status: answer.status, isFound: (await answer.text()).includes(`/${number}"`) };
    };
    for (const q of ['silence', 'kumquat']) {
      expect(await find(q)).toEqual({ status: 401, isFound: false });
      expect(await find(q, cast.foreign)).toEqual({ status: 200, isFound: false });
      expect(await find(q, cast.agent)).toEqual({ status: 200, isFound: true });
      expect(await find(q, cast.own)).toEqual({ status: 200, isFound: q === 'silence' });
    }
  });
});

describe('the people a picker finds', () => {
  it('are those of one’s own accounts, kept by no cache, and nobody during the lockout', async () => {
    const find = async (who?: Person, account = cast.account) => {
      const address = `/cases/new/people?account=${account}&q=a`;
      const answer = await web.fetch(address, { headers: who ? as(who) : {} });
      return {
        status: answer.status,
        count: answer.ok ? (JSON.parse(await answer.text()) as unknown[]).length : 0,
      };
    };
    await createDirectoryUser(cast.account);
    expect(await find()).toEqual({ status: 401, count: 0 });
    expect(await find(cast.foreign)).toEqual({ status: 404, count: 0 });
    expect(await find(cast.own)).toEqual({ status: 200, count: 1 });
    const answer = await web.fetch(`/cases/new/people?account=${cast.account}&q=a`, {
      headers: as(cast.own),
    });
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const where = { accountNumber: cast.account };
    const { lockoutStartsAt } = await db.upgrade.findFirstOrThrow({ where });
    await db.upgrade.updateMany({ where, data: { lockoutStartsAt: new Date(Date.now() - 60_000) } });
    expect(await find(cast.own)).toEqual({ status: 200, count: 0 });
    await db.upgrade.updateMany({ where, data: { lockoutStartsAt } });
  });
});

describe('the image optimiser', () => {
  it('fetches nothing for anybody', async () => {
    let asked = 0;
    const inside = createServer((_, answer) => {
      asked += 1;
      answer.setHeader('content-type', 'image/png').end(pngOf(100));
    });
    await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
    const { port } = inside.address() as AddressInfo;
    for (const url of [`http://127.0.0.1:${port}/x.png`, `//127.0.0.1:${port}/x.png`, '/icon.svg'])
      for (const headers of [{}, as(cast.agent)]) {
        const path = `/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`;
        expect((await web.fetch(path, { headers: headers as Record<string, string> })).status, url).toBe(404);
      }
    inside.close();
    expect(asked).toBe(0);
  });
});
