import { beforeEach, describe, expect, it } from 'vitest';
import { applyEffect } from '@/lib/cases/commands/apply-effect';
import { completeItem } from '@/lib/cases/commands/complete-item';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { resetDatabase } from '@/tests/support/database';
import { createDirectoryUser } from '@/tests/support/fixtures';
import { aDesk, type Desk, file, newUserItem, offBoard, offBoardItem, read } from './support';

let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

const directory = () => db.directoryUser.findMany({ orderBy: { id: 'asc' } });

async function complete(given: object) {
  const { number } = await file(desk, offBoard(desk, given));
  return async () => {
    const { items } = await read(desk, number);
    return completeItem(await desk.as(desk.agent), { number, itemId: items[0]?.id });
  };
}

const handedOn = (desk: Desk) =>
  offBoardItem(desk.leaving.id, { number: 'REASSIGN', numberReassignTo: desk.staying.id });

describe('what an item does in the directory (applyEffect)', () => {
  it('is done whole or not at all: with the heir gone, the one who leaves stays as well', async () => {
    const finish = await complete({ items: [handedOn(desk)] });
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: { status: 'DELETED' } });
    const before = await directory();
    await expect(finish()).rejects.toMatchObject({ status: 409, code: 'heir_gone' });
    expect(await directory()).toEqual(before);
  });

  it.each([
    ['numberReassignTo', { number: 'REASSIGN' }],
    ['deviceReassignTo', { device: 'REASSIGN' }],
    ['voicemailForwardTo', { voicemail: 'FORWARD' }],
  ])('leaves nothing to an heir who was deactivated since: %s', async (at, decision) => {
    const finish = await complete({
      items: [offBoardItem(desk.leaving.id, { ...decision, [at]: desk.staying.id })],
    });
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: { status: 'DEACTIVATED' } });
    const before = await directory();
    await expect(finish()).rejects.toMatchObject({
      code: 'heir_gone',
      message: 'Alan Mason, who was to take over, is no active user any more. Nothing was changed.',
    });
    expect(await directory()).toEqual(before);
  });

  it('leaves no conversations to an agent who was deactivated since', async () => {
    await db.directoryUser.updateMany({ data: { products: ['WORK', 'CONTACT_CENTER'] } });
    const item = offBoardItem(desk.leaving.id, { openInteractionsTo: desk.staying.id });
    const finish = await complete({ product: 'CONTACT_CENTER', items: [item] });
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: { status: 'DEACTIVATED' } });
    await expect(finish()).rejects.toMatchObject({ status: 409, code: 'heir_gone' });
  });

  it.each([
    ['phoneNumber', '+14085550177', handedOn],
    [
      'device',
      'Yealink T54W, 00:15:65:00:00:01',
      (desk: Desk) =>
        offBoardItem(desk.leaving.id, { device: 'REASSIGN', deviceReassignTo: desk.staying.id }),
    ],
  ] as const)('takes no heir’s own away: one who was given a %s since keeps it', async (field, own, item) => {
    const finish = await complete({ items: [item(desk)] });
    await db.directoryUser.update({ where: { id: desk.staying.id }, data: { [field]: own } });
    const before = await directory();
    await expect(finish()).rejects.toMatchObject({
      code: 'heir_occupied',
      message: expect.stringMatching(/^Alan Mason has the .* already\. Nothing was changed\.$/),
    });
    expect(await directory()).toEqual(before);
  });

  it('of two who leave to each other at the same moment is done for one, and for the other refused in words', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [ada, alan] = [
        await createDirectoryUser(desk.account.number, { phoneNumber: '+14085550150' }),
        await createDirectoryUser(desk.account.number),
      ];
      const leave = (one: string, to: string) =>
        complete({
          items: [
            offBoardItem(one, {
              number: 'REASSIGN',
              numberReassignTo: to,
              voicemail: 'FORWARD',
              voicemailForwardTo: to,
            }),
          ],
        });
      const both = [await leave(ada.id, alan.id), await leave(alan.id, ada.id)];
      const answers = await Promise.allSettled(both.map((finish) => finish()));
      const refused = answers.filter((answer) => answer.status === 'rejected');
      expect(refused.map(({ reason }) => reason.code)).toEqual(['heir_gone']);
    }
  });

  it('gives no extension twice: one that was taken since the request is refused', async () => {
    const finish = await complete({
      request: 'CHANGE',
      items: [{ userId: desk.leaving.id, extension: '7777' }],
    });
    await createDirectoryUser(desk.account.number, { extension: '7777' });
    const before = await directory();
    await expect(finish()).rejects.toMatchObject({ status: 409, code: 'directory_taken' });
    expect(await directory()).toEqual(before);
  });

  it('gives no extension twice to those who come at the same moment: each takes the next free one', async () => {
    const newcomers = Array.from({ length: 8 }, (_, at) => `newcomer${at}@customer.example`);
    const finishes = [];
    for (const email of newcomers)
      finishes.push(
        await complete({ request: 'NEW_USER', items: [newUserItem(email, { extension: '7777' })] }),
      );
    await Promise.all(finishes.map((finish) => finish()));
    const created = await db.directoryUser.findMany({ where: { email: { in: newcomers } } });
    expect(created.map(({ extension }) => Number(extension)).sort()).toEqual(
      newcomers.map((_, at) => 7777 + at),
    );
  });

  it('stays in its account: another account’s extension takes nothing away', async () => {
    const finish = await complete({
      request: 'CHANGE',
      items: [{ userId: desk.leaving.id, extension: '7777' }],
    });
    await createDirectoryUser(desk.foreign.number, { extension: '7777' });
    await finish();
    const { extension } = await db.directoryUser.findUniqueOrThrow({ where: { id: desk.leaving.id } });
    expect(extension).toBe('7777');
  });

  it.each(['user', 'heir'] as const)('finds no %s of another account', async (who) => {
    const foreign = await createDirectoryUser(desk.foreign.number);
    const before = await directory();
    const [directoryUserId, heir] =
      who === 'user' ? [foreign.id, desk.staying.id] : [desk.leaving.id, foreign.id];
    const fields = { ...handedOn(desk), userId: directoryUserId, numberReassignTo: heir };
    const ctx = await desk.as(desk.agent);
    const applied = transaction((tx) =>
      applyEffect(
        { ...ctx, tx, now: desk.clock.now() },
        {
          accountNumber: desk.account.number,
          product: 'WORK',
          request: 'OFF_BOARD',
          fields,
          directoryUserId,
        },
      ),
    );
    await expect(applied).rejects.toMatchObject({ code: `${who}_gone` });
    expect(await directory()).toEqual(before);
  });
});
