import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { discardFile } from '@/lib/attachments/commands/discard-file';
import { storeFile } from '@/lib/attachments/commands/store-file';
import { MOST_BYTES } from '@/lib/attachments/rules/content';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { cancelCase } from '@/lib/cases/commands/cancel-case';
import { reserveAttachment } from '@/lib/cases/commands/reserve-attachment';
import { db } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { Forbidden, Invalid, NotFound, PayloadTooLarge } from '@/lib/platform/errors';
import { resetDatabase } from '@/tests/support/database';
import { createPerson } from '@/tests/support/fixtures';
import { aDesk, type Desk, timeline, typesOf } from '../cases/support';
import { aCase, lies, reserve, stored, TEXT } from './support';

let desk: Desk;
let number: number;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
  number = await aCase(desk);
});

const rows = () => db.attachment.findMany({ select: { id: true, state: true } });
const leftInSpool = () => readdir(join(env().DATA_DIR, 'uploads')).catch(() => []);

describe('a place for a file (reserveAttachment, reserveFile)', () => {
  it('is a row that nobody sees on the case, under a key that says nothing of the name', async () => {
    const { name, storageKey } = await reserve(await desk.as(desk.admin), number, { name: '../../a/b.txt' });
    expect(name).toBe('b.txt');
    expect(storageKey).toMatch(/^2027-06\/[0-9a-f-]{36}$/);
    expect(await rows()).toMatchObject([{ state: 'PENDING' }]);
    expect(typesOf(await timeline(desk, number))).toEqual(['created']);
  });

  it('on another account’s case finds nothing there; an internal one is not the customer’s to ask for', async () => {
    await expect(reserve(await desk.as(desk.stranger), number)).rejects.toBeInstanceOf(NotFound);
    const internal = reserve(await desk.as(desk.admin), number, { visibility: 'INTERNAL' });
    await expect(internal).rejects.toBeInstanceOf(Forbidden);
    expect(await rows()).toEqual([]);
  });

  it('on a case that is over is the desk’s alone, for a note', async () => {
    await cancelCase(await desk.as(desk.admin), { number });
    await expect(reserve(await desk.as(desk.admin), number)).rejects.toMatchObject({ code: 'case_over' });
    await expect(reserve(await desk.as(desk.agent), number)).rejects.toMatchObject({ code: 'case_over' });
    const note = { number, name: 'note.txt', visibility: 'INTERNAL' };
    await expect(reserveAttachment(await desk.as(desk.agent), note)).resolves.toMatchObject({
      name: 'note.txt',
    });
  });
});

describe('the bytes of a file (storeFile)', () => {
  it('are counted, hashed and told by their content, and lie at their place', async () => {
    const { place, whole } = await stored(await desk.as(desk.admin), number);
    expect(whole).toMatchObject({ size: TEXT.length, contentType: 'text/plain' });
    expect(whole.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await lies(place.storageKey)).toBe(true);
    expect(await leftInSpool()).toEqual([]);
  });

  const zeros = async function* (bytes: number) {
    for (let sent = 0; sent < bytes; sent += 1024 * 1024) yield Buffer.alloc(1024 * 1024, 'a');
  };
  async function* broken() {
    yield Buffer.from(TEXT);
    throw new Error('connection reset');
  }
  it.each([
    ['that are none', () => Readable.from([Buffer.alloc(0)]), Invalid],
    ['that are not what the name says', () => Readable.from([Buffer.from('%PDF-1.7\n')]), Invalid],
    ['that are too many', () => Readable.from(zeros(MOST_BYTES + 1)), PayloadTooLarge],
    ['that break off', () => Readable.from(broken()), Error],
  ])('%s leave nothing behind', async (_, bytes, refusal) => {
    const place = await reserve(await desk.as(desk.admin), number);
    await expect(storeFile(place, bytes())).rejects.toBeInstanceOf(refusal);
    expect(await lies(place.storageKey)).toBe(false);
    expect(await leftInSpool()).toEqual([]);
  });
});

describe('a whole file (attachFile, keepFile)', () => {
  it('is on the timeline from that moment on, once', async () => {
    const ctx = await desk.as(desk.admin);
    const { whole } = await stored(ctx, number);
    await attachFile(ctx, whole);
    expect(typesOf(await timeline(desk, number, desk.admin))).toEqual(['created', 'attachment_added']);
    await expect(attachFile(ctx, whole)).rejects.toBeInstanceOf(NotFound);
    expect(typesOf(await timeline(desk, number))).toEqual(['created', 'attachment_added']);
  });

  it('is finished by whoever reserved it: for a colleague, the desk and strangers it is not there', async () => {
    const { whole } = await stored(await desk.as(desk.admin), number);
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [desk.account.number] });
    for (const person of [colleague, desk.agent, desk.operations, desk.stranger])
      await expect(attachFile(await desk.as(person), whole)).rejects.toBeInstanceOf(NotFound);
    expect(await rows()).toEqual([{ id: whole.id, state: 'PENDING' }]);
    expect(typesOf(await timeline(desk, number))).toEqual(['created']);
  });

  it('comes to the case it was reserved for and to no other', async () => {
    const ctx = await desk.as(desk.admin);
    const [{ whole }, other] = [await stored(ctx, number), await aCase(desk)];
    await expect(attachFile(ctx, { ...whole, number: other })).rejects.toBeInstanceOf(NotFound);
    expect(typesOf(await timeline(desk, other))).toEqual(['created']);
  });

  it('of the desk’s own stays with the desk, also when its writer has become a customer since', async () => {
    const ctx = await desk.as(desk.agent);
    const { whole } = await stored(ctx, number, { visibility: 'INTERNAL' });
    await db.user.update({
      where: { id: desk.agent.id },
      data: { role: 'CUSTOMER_ADMIN', memberships: { create: { accountNumber: desk.account.number } } },
    });
    await expect(attachFile(await desk.as(desk.agent), whole)).rejects.toBeInstanceOf(Forbidden);
    expect(await rows()).toEqual([{ id: whole.id, state: 'PENDING' }]);
  });
});

describe('a file that is given up (discardFile)', () => {
  it('goes with its row, also twice', async () => {
    const { place } = await stored(await desk.as(desk.admin), number);
    await discardFile(place);
    await discardFile(place);
    expect(await rows()).toEqual([]);
    expect(await lies(place.storageKey)).toBe(false);
  });

  it('stays when the case has taken it', async () => {
    const ctx = await desk.as(desk.admin);
    const { place, whole } = await stored(ctx, number);
    await attachFile(ctx, whole);
    await discardFile(place);
    expect(await rows()).toEqual([{ id: place.id, state: 'READY' }]);
    expect(await lies(place.storageKey)).toBe(true);
  });
});
