import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it } from 'vitest';
import { openDownload } from '@/lib/attachments/commands/open-download';
import { readUpload } from '@/lib/attachments/commands/read-upload';
import { MOST_BYTES } from '@/lib/attachments/rules/content';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { receiveAttachment } from '@/lib/cases/commands/receive-attachment';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PayloadTooLarge } from '@/lib/platform/errors';
import { storage } from '@/lib/platform/storage';
import { resetDatabase } from '@/tests/support/database';
import { aDesk, type Desk, timeline, typesOf } from '../cases/support';
import { aCase, stored, TEXT } from './support';

let desk: Desk;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  number = await aCase(desk);
});

/** A browser's form with one file in the field `field`. */
function aForm(content = TEXT, field = 'file') {
  const form = new FormData();
  form.append(field, new File([content], 'log.txt'));
  return new Request('http://localhost/', { method: 'POST', body: form });
}

/** The body without its last bytes, as a broken connection leaves it. */
async function cutShort(request: Request) {
  const whole = new Uint8Array(await request.clone().arrayBuffer());
  return { headers: request.headers, body: new Response(whole.subarray(0, whole.length - 30)).body };
}

const received = (request: { headers: Headers; body: Request['body'] }) =>
  readUpload(request.headers, request.body, ({ bytes }) => text(bytes));

describe('a body with a file (readUpload)', () => {
  it('hands on the file’s own bytes and name', async () => {
    const request = aForm();
    const found = await readUpload(request.headers, request.body, async ({ name, bytes }) => [
      name,
      await text(bytes),
    ]);
    expect(found).toEqual(['log.txt', TEXT]);
  });

  it('that is no form, has no file, breaks off or is too long is refused in words', async () => {
    const json = new Request('http://localhost/', { method: 'POST', body: '{}' });
    await expect(received(json)).rejects.toMatchObject({ status: 415 });
    await expect(received(aForm(TEXT, 'other'))).rejects.toMatchObject({
      errors: [{ path: 'file', message: 'Choose a file to send.' }],
    });
    await expect(received(await cutShort(aForm()))).rejects.toBeInstanceOf(Invalid);
    const { headers, body } = aForm();
    const long = new Headers([...headers, ['content-length', String(2 * MOST_BYTES)]]);
    await expect(received({ headers: long, body })).rejects.toBeInstanceOf(PayloadTooLarge);
  });
});

describe('a file that is sent to a case (receiveAttachment)', () => {
  const send = async (person: { token: string }, request: Pick<Request, 'headers' | 'body'> = aForm()) => {
    const ctx = await desk.as(person);
    return receiveAttachment(ctx, request, { number, visibility: 'PUBLIC' }, (whole) =>
      attachFile(ctx, whole),
    );
  };
  const nothingIsLeft = async () => {
    expect(await db.attachment.count()).toBe(0);
    expect(typesOf(await timeline(desk, number))).toEqual(['created']);
    const left = await (await storage()).listAll('', { recursive: true });
    return expect([...left.objects].filter(({ isFile }) => isFile)).toEqual([]);
  };
  beforeEach(async () => (await storage()).deleteAll());

  it('is on it, whole', async () => {
    await send(desk.admin);
    expect(await db.attachment.findMany()).toMatchObject([
      { name: 'log.txt', state: 'READY', size: TEXT.length },
    ]);
  });

  it('of another account leaves neither a row nor a file', async () => {
    await expect(send(desk.stranger)).rejects.toBeInstanceOf(NotFound);
    await nothingIsLeft();
  });

  it('with an internal one by a customer leaves neither a row nor a file', async () => {
    const ctx = await desk.as(desk.admin);
    const internal = receiveAttachment(
      ctx,
      aForm(),
      { number, visibility: 'INTERNAL' },
      async () => undefined,
    );
    await expect(internal).rejects.toBeInstanceOf(Forbidden);
    await nothingIsLeft();
  });

  it('and breaks off leaves neither a row nor a file', async () => {
    await expect(send(desk.admin, await cutShort(aForm()))).rejects.toBeInstanceOf(Invalid);
    await nothingIsLeft();
  });

  it('and is refused by the case at last leaves neither a row nor a file', async () => {
    const refuse = () => Promise.reject(new Conflict('This case is over.'));
    const ctx = await desk.as(desk.admin);
    const late = receiveAttachment(ctx, aForm(), { number, visibility: 'PUBLIC' }, refuse);
    await expect(late).rejects.toBeInstanceOf(Conflict);
    await nothingIsLeft();
  });
});

describe('a download (openDownload)', () => {
  async function aFile(visibility: 'PUBLIC' | 'INTERNAL', person = desk.admin) {
    const ctx = await desk.as(person);
    const { whole } = await stored(ctx, number, { visibility });
    return { id: whole.id, attach: () => attachFile(ctx, whole) };
  }
  const open = async (person: { token: string }, id: string) =>
    openDownload((await desk.as(person)).actor, id);

  it('brings the bytes, to be saved and never shown', async () => {
    const { id, attach } = await aFile('PUBLIC');
    await attach();
    const { bytes, headers } = await open(desk.admin, id);
    expect(await new Response(bytes).text()).toBe(TEXT);
    expect(headers).toMatchObject({
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(TEXT.length),
      'Content-Disposition': expect.stringMatching(/^attachment;/),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    });
  });

  it('of another account’s file finds nothing there, and nothing once the account is not theirs', async () => {
    const { id, attach } = await aFile('PUBLIC');
    await attach();
    await expect(open(desk.stranger, id)).rejects.toBeInstanceOf(NotFound);
    await db.membership.deleteMany({ where: { userId: desk.admin.id } });
    await expect(open(desk.admin, id)).rejects.toBeInstanceOf(NotFound);
  });

  it('of the desk’s own file is the desk’s: for the customer it is not there', async () => {
    const { id, attach } = await aFile('INTERNAL', desk.agent);
    await attach();
    await expect(open(desk.admin, id)).rejects.toBeInstanceOf(NotFound);
    await expect(open(desk.lead, id)).resolves.toBeDefined();
  });

  it('of a file that is not whole finds nothing there, whoever asks', async () => {
    const { id } = await aFile('PUBLIC');
    for (const person of [desk.admin, desk.operations])
      await expect(open(person, id)).rejects.toBeInstanceOf(NotFound);
  });
});
