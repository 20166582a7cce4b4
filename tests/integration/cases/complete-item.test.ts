import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { completeItem } from '@/lib/cases/commands/complete-item';
import { resolveCase } from '@/lib/cases/commands/resolve-case';
import { db } from '@/lib/platform/db';
import { Conflict, Locked, NotFound } from '@/lib/platform/errors';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createDirectoryUser } from '@/tests/support/fixtures';
import {
  aDesk,
  type Desk,
  file,
  newUserItem,
  offBoard,
  offBoardItem,
  read,
  timeline,
  typesOf,
} from './support';

const MINUTE = 60_000;
let desk: Desk;
beforeEach(async () => {
  await resetDatabase();
  desk = await aDesk();
});

async function complete(number: number, position = 1, person = desk.agent) {
  const { items } = await read(desk, number);
  const itemId = items[position - 1]?.id ?? '';
  return completeItem(await desk.as(person), { number, itemId });
}

const user = (id: string) => db.directoryUser.findUniqueOrThrow({ where: { id } });

async function lockOut(startsInMs: number) {
  const lockoutStartsAt = new Date(desk.clock.now().getTime() + startsInMs);
  const upgradeStartsAt = new Date(lockoutStartsAt.getTime() + 10 * MINUTE);
  const expectedEndAt = new Date(upgradeStartsAt.getTime() + 15 * MINUTE);
  const createdAt = desk.clock.now();
  const accountNumber = desk.account.number;
  await db.upgrade.create({
    data: { accountNumber, lockoutStartsAt, upgradeStartsAt, expectedEndAt, createdAt },
  });
}

/** A lockout by the database's own clock; the desk's stands still, far before it. */
async function lockOutSoon() {
  const [{ startsAt } = { startsAt: new Date(0) }] = await db.$queryRaw<{ startsAt: Date }[]>`
    SELECT date_trunc('milliseconds', clock_timestamp() + interval '1 second') AS "startsAt"`;
  desk.clock.set(new Date(startsAt.getTime() - MINUTE));
  await lockOut(MINUTE);
  return startsAt;
}

/** The audit row of the next change is not written before this instant. */
async function delayAudit(until: Date) {
  const at = until.toISOString();
  await withTestDatabase((client) =>
    client.query(`
      CREATE OR REPLACE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN PERFORM pg_sleep_until('${at}'); RETURN NEW; END $$;
      CREATE OR REPLACE TRIGGER hold_up BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION hold_up()`),
  );
  onTestFinished(() =>
    withTestDatabase(async (client) => {
      await client.query('DROP FUNCTION hold_up CASCADE');
    }),
  );
}

describe('completing an item (completeItem, applyEffect)', () => {
  it('of an off-board takes effect in the directory and hands on what was decided', async () => {
    const item = offBoardItem(desk.leaving.id, {
      number: 'REASSIGN',
      numberReassignTo: desk.staying.email,
      device: 'REASSIGN',
      deviceReassignTo: desk.staying.id,
      voicemail: 'FORWARD',
      voicemailForwardTo: desk.staying.id,
    });
    const { number } = await file(desk, offBoard(desk, { items: [item] }));
    await complete(number);
    expect(await user(desk.leaving.id)).toMatchObject({
      status: 'DEACTIVATED',
      phoneNumber: null,
      device: null,
      license: null,
      version: 2,
      settings: { voicemail: { decision: 'FORWARD', forwardTo: desk.staying.id } },
    });
    expect(await user(desk.staying.id)).toMatchObject({
      phoneNumber: '+14085550101',
      device: 'Poly Edge E350, 00:1A:2B:3C:4D:5E',
      version: 2,
    });
    const audit = await db.auditEntry.findMany({ where: { subjectType: 'directory_user' } });
    expect(audit.map(({ subjectId }) => subjectId).sort()).toEqual([desk.leaving.id, desk.staying.id].sort());
  });

  it('of a set-up creates the user, with the next free extension for one in use', async () => {
    const item = newUserItem('grace@customer.example', {
      extension: desk.staying.extension,
      number: 'PORT_IN',
      portInNumber: '+1 408 555 0199',
      sameSetUpAs: desk.staying.id,
    });
    const { number } = await file(desk, offBoard(desk, { request: 'NEW_USER', items: [item] }));
    await complete(number);
    const created = await db.directoryUser.findFirstOrThrow({ where: { email: 'grace@customer.example' } });
    expect(created).toMatchObject({
      accountNumber: desk.account.number,
      status: 'ACTIVE',
      phoneNumber: '+14085550199',
      site: 'Head office',
      extension: String(Number(desk.staying.extension) + 1),
    });
    expect((await read(desk, number)).items[0]?.directoryUserId).toBe(created.id);
  });

  it('of a change writes what it names and nothing else', async () => {
    const item = { userId: desk.leaving.id, site: 'Leeds', phoneNumber: null, addToRingGroups: ['Front'] };
    const { number } = await file(desk, offBoard(desk, { request: 'CHANGE', items: [item] }));
    await complete(number);
    expect(await user(desk.leaving.id)).toMatchObject({
      site: 'Leeds',
      phoneNumber: null,
      license: 'X2',
      device: desk.leaving.device,
      settings: { ringGroups: ['Front'] },
    });
  });

  it('happens once: of ten who try at the same moment one does', async () => {
    const { number } = await file(desk);
    const answers = await Promise.allSettled(Array.from({ length: 10 }, () => complete(number)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'item_done' });
    expect((await user(desk.leaving.id)).version).toBe(2);
    expect(await read(desk, number)).toMatchObject({ itemsDone: 1, version: 2 });
  });

  it('begins the work, and the last one says so while the case stays open', async () => {
    const items = [offBoardItem(desk.leaving.id), offBoardItem(desk.staying.id)];
    const { number } = await file(desk, offBoard(desk, { items }));
    await complete(number, 2);
    expect(await read(desk, number)).toMatchObject({ status: 'OPEN', itemsDone: 1, completedAt: null });
    await complete(number, 1);
    expect(await read(desk, number)).toMatchObject({ status: 'OPEN', itemsDone: 2 });
    expect(typesOf(await timeline(desk, number)).slice(1)).toEqual([
      'status_changed',
      'item_completed',
      'item_completed',
      'items_completed',
    ]);
  });

  it('of another case, of a resolved case, or with no such id is refused', async () => {
    const [first, second] = [await file(desk), await file(desk)];
    const { items } = await read(desk, first.number);
    const itemId = items[0]?.id;
    const ctx = await desk.as(desk.agent);
    await expect(completeItem(ctx, { number: second.number, itemId })).rejects.toBeInstanceOf(NotFound);
    await expect(completeItem(ctx, { number: first.number, itemId: 'x' })).rejects.toBeInstanceOf(NotFound);
    await resolveCase(ctx, { number: first.number, comment: 'Not needed any more.' });
    await expect(completeItem(ctx, { number: first.number, itemId })).rejects.toBeInstanceOf(Conflict);
    expect((await user(desk.leaving.id)).status).toBe('ACTIVE');
  });

  it('that the directory refuses leaves everything as it was', async () => {
    const request = offBoard(desk, { request: 'NEW_USER', items: [newUserItem('late@customer.example')] });
    const { number } = await file(desk, request);
    await createDirectoryUser(desk.account.number, { email: 'Late@customer.example' });
    await expect(complete(number)).rejects.toMatchObject({ status: 409, code: 'directory_taken' });
    expect(await read(desk, number)).toMatchObject({
      itemsDone: 0,
      version: 1,
      items: [{ status: 'PENDING' }],
    });
  });

  it('whose user has gone says so', async () => {
    const { number } = await file(desk);
    await db.directoryUser.update({ where: { id: desk.leaving.id }, data: { status: 'DELETED' } });
    await expect(complete(number)).rejects.toMatchObject({ code: 'user_gone' });
  });
});

describe('during the account’s lockout', () => {
  it('no item is completed, from its first millisecond', async () => {
    const { number } = await file(desk);
    await lockOut(MINUTE);
    desk.clock.advance(MINUTE);
    await expect(complete(number)).rejects.toBeInstanceOf(Locked);
    expect((await user(desk.leaving.id)).status).toBe('ACTIVE');
    expect(await read(desk, number)).toMatchObject({ itemsDone: 0, version: 1 });
  });

  it('a change that began before it is refused in its own transaction', async () => {
    const { number } = await file(desk);
    await lockOut(MINUTE);
    const { items } = await read(desk, number);
    const ctx = await desk.as(desk.agent);
    let asked = 0;
    // The command reads the clock when it begins, then at the gate; the last reading lies inside the lockout.
    const clock = {
      now: () => new Date(desk.clock.now().getTime() + (++asked > 2 ? MINUTE : MINUTE - 1)),
    };
    const slow = completeItem({ ...ctx, clock }, { number, itemId: items[0]?.id });
    await expect(slow).rejects.toBeInstanceOf(Locked);
    expect(asked).toBe(3);
    expect((await user(desk.leaving.id)).status).toBe('ACTIVE');
    expect((await read(desk, number)).items[0]?.status).toBe('PENDING');
  });

  it('a change that is held up after its last question at the gate is refused by COMMIT itself', async () => {
    const { number } = await file(desk);
    const startsAt = await lockOutSoon();
    await delayAudit(startsAt);
    const { items } = await read(desk, number);
    const late = completeItem(await desk.as(desk.agent), { number, itemId: items[0]?.id });
    await expect(late).rejects.toMatchObject({ status: 423, lockout: { startsAt } });
    expect(Date.now()).toBeGreaterThanOrEqual(startsAt.getTime());
    expect((await user(desk.leaving.id)).status).toBe('ACTIVE');
    expect(await read(desk, number)).toMatchObject({ itemsDone: 0, version: 1 });
  });

  it('another account works on', async () => {
    const { number } = await file(desk);
    await lockOut(0);
    await db.upgrade.updateMany({ data: { accountNumber: desk.foreign.number } });
    await expect(complete(number)).resolves.toMatchObject({ version: 2 });
  });
});
