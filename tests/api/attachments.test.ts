import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { type Cast, createCast, fileTechnicalCase } from '@/tests/support/api-cast';
import { connectApi } from '@/tests/support/api-client';
import { pngOf } from '@/tests/support/png';
import { startWeb, type WebProcess } from '@/tests/support/product-process';

const MIB = 1024 * 1024;
const BASE = '/api/v1';
let web: WebProcess;
let cast: Cast;
let number: number;

beforeAll(async () => {
  // An earlier file of this worker may have left some.
  rmSync(join(env().DATA_DIR, 'attachments'), { recursive: true, force: true });
  web = await startWeb();
  cast = await createCast(await connectApi(web));
  number = Number((await fileTechnicalCase(cast)).body.number);
});
afterAll(() => web?.stop());

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function form(bytes: Uint8Array | string, name: string): FormData {
  const given = new FormData();
  given.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name));
  return given;
}

const attach = (body: FormData, token = cast.own.token, path = '', key?: string) =>
  cast.api.call('POST', `/cases/${number}/attachments${path}`, { token, body, key });
const download = (id: unknown, token = cast.own.token) =>
  web.fetch(`${BASE}/attachments/${String(id)}`, { headers: { authorization: `Bearer ${token}` } });

/** Every file that is stored, by its size. */
function stored(): number[] {
  const root = join(env().DATA_DIR, 'attachments');
  if (!existsSync(root)) return [];
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
}

describe('an upload', () => {
  it.each([9.9, 10.1, 25])('of %d MiB arrives whole', async (size) => {
    const bytes = pngOf(size * MIB);
    const { status, body, text } = await attach(form(bytes, 'screen.png'));
    expect(status, text).toBe(201);
    expect(body).toMatchObject({ name: 'screen.png', size: bytes.length, sha256: sha256(bytes) });
    const answer = await download(body.id);
    expect(sha256(new Uint8Array(await answer.arrayBuffer()))).toBe(sha256(bytes));
  });

  it.each([25 * MIB + 1, 26 * MIB])('of %d bytes is refused, and leaves nothing', async (size) => {
    const before = [stored(), await db.attachment.count()];
    const { status } = await attach(form(pngOf(size), 'screen.png'));
    expect(status).toBe(413);
    expect([stored(), await db.attachment.count()]).toEqual(before);
  });

  it.each([
    ['page.html', '<script>alert(1)</script>'],
    ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ['report.pdf', 'MZ\u0090 not a report'],
    ['notes.txt', 'a\0b'],
    ['empty.txt', ''],
  ])('of %s is judged by its content', async (name, content) => {
    const before = stored();
    const { status, body } = await attach(form(content, name));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ path: 'file' }]);
    expect(stored()).toEqual(before);
  });

  it('without a file, or in no form at all, says what is missing', async () => {
    expect((await attach(new FormData())).status).toBe(422);
    const json = { token: cast.own.token, body: { file: 'x' } };
    expect((await cast.api.call('POST', `/cases/${number}/attachments`, json)).status).toBe(415);
  });

  it('keeps a hostile name out of paths and headers', async () => {
    const { body } = await attach(form('hello', `../../\u202E${'n'.repeat(300)}".txt`));
    expect(String(body.name)).toMatch(/^n{176}\.txt$/);
    const disposition = (await download(body.id)).headers.get('content-disposition');
    expect(disposition).toMatch(/^attachment; filename="n+\.txt"/);
    const { storageKey } = await db.attachment.findUniqueOrThrow({ where: { id: String(body.id) } });
    expect(storageKey).toMatch(/^\d{4}-\d\d\/[0-9a-f-]{36}$/);
    expect(readFileSync(join(env().DATA_DIR, 'attachments', storageKey), 'utf8')).toBe('hello');
  });

  it('sent again with its key is the first one, and there is one file', async () => {
    const before = stored().length;
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => attach(form('once', 'once.txt'), cast.own.token, '', 'upload-1')),
    );
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(stored().length).toBe(before + 1);
    expect((await attach(form('other', 'once.txt'), cast.own.token, '', 'upload-1')).status).toBe(422);
  });

  it('is on the timeline of both sides', async () => {
    const { body } = await attach(form('seen', 'seen.txt'), cast.agent.token);
    const events = (await cast.api.get(`/cases/${number}/events?limit=100`, cast.own.token)).rows;
    expect(events.at(-1)).toMatchObject({
      type: 'attachment_added',
      data: { id: body.id, name: 'seen.txt', size: 4 },
    });
  });

  it('to a case that is over is refused', async () => {
    const over = Number((await fileTechnicalCase(cast)).body.number);
    await cast.api.call('PATCH', `/cases/${over}`, { token: cast.agent.token, body: { status: 'OPEN' } });
    await cast.api.call('PATCH', `/cases/${over}`, { token: cast.agent.token, body: { status: 'RESOLVED' } });
    await cast.api.post(`/cases/${over}/close`, cast.own.token);
    const request = { token: cast.own.token, body: form('late', 'late.txt') };
    expect((await cast.api.call('POST', `/cases/${over}/attachments`, request)).status).toBe(409);
  });
});

describe('a download', () => {
  it('is saved, never shown, and kept by nobody', async () => {
    const { body } = await attach(form('<b>plain</b>', 'note.txt'));
    const { headers } = await download(body.id);
    expect(headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(headers.get('cache-control')).toBe('private, no-store');
  });

  it('is asked for each time: a foreign file and a missing one look alike', async () => {
    const { body } = await attach(form('mine', 'mine.txt'));
    const [foreign, missing] = await Promise.all([
      download(body.id, cast.foreign.token),
      download(crypto.randomUUID(), cast.foreign.token),
    ]);
    expect([foreign.status, missing.status]).toEqual([404, 404]);
    expect(await foreign.text()).toBe(await missing.text());
  });
});

describe('an internal file', () => {
  it('is in nothing that a customer can read', async () => {
    const canary = `canary-${crypto.randomUUID()}`;
    const { status, body } = await attach(
      form(canary, `${canary}.txt`),
      cast.agent.token,
      '?visibility=INTERNAL',
    );
    expect(status).toBe(201);
    const paths = [
      `/cases/${number}/attachments?limit=100`,
      `/cases/${number}/events?limit=100`,
      `/cases/${number}`,
    ];
    for (const path of paths) expect((await cast.api.get(path, cast.own.token)).text).not.toContain(canary);
    expect((await download(body.id)).status).toBe(404);
    expect(await (await download(body.id, cast.lead.token)).text()).toBe(canary);
  });

  it('is staff’s to send', async () => {
    const { status } = await attach(form('x', 'x.txt'), cast.own.token, '?visibility=INTERNAL');
    expect(status).toBe(403);
  });
});

it('rows and files are the same set, with the same hashes', async () => {
  const rows = await db.attachment.findMany();
  expect(rows.every(({ state }) => state === 'READY')).toBe(true);
  for (const { storageKey, sha256: kept } of rows)
    expect(sha256(readFileSync(join(env().DATA_DIR, 'attachments', storageKey)))).toBe(kept);
  expect(stored().length).toBe(rows.length);
});
