import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { tellOfOverrun } from '@/lib/upgrades/commands/tell-of-overrun';
import { listUntoldOverruns } from '@/lib/upgrades/data/running';
import { jobs } from '@/lib/upgrades/jobs';
import { resetDatabase } from '../../support/database';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const at = (minutes: number) => new Date(NOON.getTime() + minutes * MINUTE);

/** An upgrade that starts in 20 minutes and is expected to end in 35. */
async function scene() {
  await resetDatabase();
  const clock = clockAt();
  const { number: accountNumber } = await createAccount({ name: 'Halden US' });
  const [first, second] = [await createPerson('OPERATIONS'), await createPerson('OPERATIONS')];
  const ctx = await contextFor(first, clock);
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: at(20).toISOString() });
  const run = async () => {
    const job = jobs.find(({ name }) => name === 'upgrades.tell-of-overruns');
    await job?.handler(null, { now: clock.now(), clock, jobId: 'job' });
  };
  const upgrade = () => db.upgrade.findFirstOrThrow({ where: { accountNumber, current: true } });
  return { clock, accountNumber, first, second, ctx, run, upgrade };
}

const itemsOf = ({ id }: { id: string }) => db.inboxItem.findMany({ where: { userId: id } });
const mailsOf = ({ email }: { email: string }) => db.mail.findMany({ where: { recipient: email } });

describe('an upgrade that takes longer than planned', () => {
  it('is told to everybody of operations once, by inbox and mail, from the expected end on', async () => {
    const { clock, run, first, second, accountNumber } = await scene();
    const others = [
      await createPerson('LEAD'),
      await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] }),
    ];
    clock.set(new Date(at(35).getTime() - 1));
    await run();
    expect(await db.inboxItem.count()).toBe(0);
    clock.set(at(35));
    await run();
    await run();
    clock.advance(DAY);
    await run();
    for (const person of [first, second]) {
      const items = await itemsOf(person);
      expect(items.map(({ title, href }) => [title, href])).toEqual([
        ['The upgrade of Halden US takes longer than planned', `/operations/${accountNumber}`],
      ]);
      expect(await mailsOf(person)).toHaveLength(1);
    }
    for (const person of others) expect([...(await itemsOf(person)), ...(await mailsOf(person))]).toEqual([]);
  });

  it('is told once when two workers come to it at the same moment', async () => {
    const { clock, first, upgrade } = await scene();
    clock.set(at(40));
    const overrun = { upgradeId: (await upgrade()).id };
    const asWorker = (requestId: string) => ({ actor: systemActor, clock, requestId });
    const told = await Promise.all(
      ['one', 'two', 'three'].map((worker) => tellOfOverrun(asWorker(worker), overrun)),
    );
    expect(told.map((answer) => answer.told).sort()).toEqual([0, 0, 2]);
    expect(await itemsOf(first)).toHaveLength(1);
    expect(await mailsOf(first)).toHaveLength(1);
  });

  it.each([
    ['complete', completeUpgrade],
    ['failed', failUpgrade],
  ])('is not told of once it is reported %s, even where the job had found it before', async (_, report) => {
    const { clock, ctx, accountNumber, run, upgrade } = await scene();
    clock.set(at(36));
    const [found] = await listUntoldOverruns(clock.now());
    const reason = report === failUpgrade ? { reason: 'No carrier.' } : {};
    await report(ctx, { accountNumber, ...reason });
    const actor = { actor: systemActor, clock, requestId: 'job' };
    expect(await tellOfOverrun(actor, { upgradeId: found?.upgradeId })).toEqual({ told: 0 });
    await run();
    expect(await db.inboxItem.count()).toBe(0);
    expect((await upgrade()).overrunToldAt).toBeNull();
  });

  it('is told of again when the next attempt overruns too', async () => {
    const { clock, ctx, accountNumber, run, first } = await scene();
    clock.set(at(36));
    await run();
    await failUpgrade(ctx, { accountNumber, reason: 'No carrier.' });
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: at(100).toISOString() });
    await run();
    expect(await itemsOf(first)).toHaveLength(1);
    clock.set(at(115));
    await run();
    expect(await itemsOf(first)).toHaveLength(2);
    expect(await mailsOf(first)).toHaveLength(2);
  });

  it('says the times in each reader’s zone, and who started it', async () => {
    const { clock, ctx, accountNumber, run, first, second } = await scene();
    await db.user.update({ where: { id: second.id }, data: { timeZone: 'Asia/Singapore' } });
    clock.set(at(35));
    await db.upgrade.updateMany({
      where: { accountNumber },
      data: { startedAt: at(20), startedById: ctx.actor.userId },
    });
    await run();
    expect((await itemsOf(first))[0]?.text).toContain('13:35 UK');
    expect((await itemsOf(second))[0]?.text).toContain('20:35 Singapore');
    expect((await itemsOf(second))[0]?.text).toContain(`by ${first.name}`);
  });

  it('is not told to who can no longer sign in', async () => {
    const { clock, run, second } = await scene();
    await db.user.update({ where: { id: second.id }, data: { disabledAt: NOON } });
    clock.set(at(35));
    await run();
    expect(await itemsOf(second)).toEqual([]);
  });
});

describe('telling of an overrun', () => {
  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is not for %s', async (role) => {
    const { clock, accountNumber, upgrade } = await scene();
    clock.set(at(40));
    const ctx = await contextFor(await createPerson(role, { accounts: [accountNumber] }), clock);
    await expect(tellOfOverrun(ctx, { upgradeId: (await upgrade()).id })).rejects.toThrow(Forbidden);
    expect((await upgrade()).overrunToldAt).toBeNull();
  });

  it('of an attempt that is not there does nothing', async () => {
    const { ctx } = await scene();
    expect(await tellOfOverrun(ctx, { upgradeId: crypto.randomUUID() })).toEqual({ told: 0 });
  });
});
