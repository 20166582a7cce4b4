import { describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { openPortalSession } from '@/lib/upgrades/commands/open-portal-session';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { startUpgrade } from '@/lib/upgrades/commands/start-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(NOON.getTime() + hours * HOUR).toISOString();

async function scene() {
  const clock = clockAt();
  const { number } = await createAccount();
  const operations = await createPerson('OPERATIONS');
  return { clock, accountNumber: number, ctx: await contextFor(operations, clock) };
}

const commands = { startUpgrade, completeUpgrade, withdrawUpgrade };

describe('who may', () => {
  const attempts = [
    ...Object.entries(commands).map(([name, run]) => [name, run, {}] as const),
    ['scheduleUpgrade', scheduleUpgrade, { upgradeStartsAt: inHours(48) }] as const,
    ['failUpgrade', failUpgrade, { reason: 'Disk' }] as const,
  ];

  it.each(attempts)('%s: another customer’s account is not there', async (_, run, input) => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const admin = await createPerson('CUSTOMER_ADMIN', { accounts: [mine.number] });
    const ctx = await contextFor(admin);
    await expect(run(ctx, { accountNumber: theirs.number, ...input })).rejects.toThrow(NotFound);
    expect(await db.upgrade.count({ where: { accountNumber: theirs.number } })).toBe(0);
  });

  it.each(attempts)('%s: only operations', async (_, run, input) => {
    const { number: accountNumber } = await createAccount();
    const people = [
      await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] }),
      await createPerson('AGENT'),
      await createPerson('LEAD'),
    ];
    for (const person of people) {
      const ctx = await contextFor(person);
      await expect(run(ctx, { accountNumber, ...input })).rejects.toThrow(Forbidden);
    }
    expect(await db.upgrade.count({ where: { accountNumber } })).toBe(0);
  });

  it('openPortalSession: another customer’s account is not there', async () => {
    const [mine, theirs] = [await createAccount(), await createAccount()];
    const ctx = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [mine.number] }));
    await expect(openPortalSession(ctx, { accountNumber: theirs.number })).rejects.toThrow(NotFound);
    expect((await openPortalSession(ctx, { accountNumber: mine.number })).portal).toBe('ACCOUNT_MANAGER');
    expect(await db.portalSession.count({ where: { accountNumber: theirs.number } })).toBe(0);
  });

  it('openPortalSession: a visit belongs to a person, never to the product', async () => {
    const { number } = await createAccount();
    const ctx = { actor: systemActor, clock: clockAt(), requestId: 'test' };
    await expect(openPortalSession(ctx, { accountNumber: number })).rejects.toThrow(Forbidden);
  });
});

describe('a date', () => {
  it('gives the account its window, with audit and one event in the same transaction', async () => {
    const { ctx, accountNumber } = await scene();
    const state = await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48), wave: 'US 7' });
    expect(state.upgrade).toMatchObject({
      lockoutStartsAt: new Date(NOON.getTime() + 48 * HOUR - 600_000),
      expectedEndAt: new Date(NOON.getTime() + 48 * HOUR + 900_000),
      wave: 'US 7',
      scheduleVersion: 1,
    });
    expect(state.version).toBe(1);
    const audit = await db.auditEntry.findMany({ where: { accountNumber } });
    expect(audit.map(({ action }) => action)).toEqual(['upgrade.scheduled']);
    const events = await db.outboxEvent.findMany({ where: { topics: { has: `account:${accountNumber}` } } });
    expect(events.map(({ name, topics }) => ({ name, topics }))).toEqual([
      { name: 'upgrade.scheduled', topics: [`account:${accountNumber}`, 'desk', 'upgrades'] },
    ]);
  });

  it('is not in the past and not for an account that is on X Series', async () => {
    const { ctx, accountNumber, clock } = await scene();
    const past = { accountNumber, upgradeStartsAt: NOON.toISOString() };
    await expect(scheduleUpgrade(ctx, past)).rejects.toThrow(Invalid);
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1), lockoutLeadMinutes: 0 });
    clock.advance(HOUR);
    await startUpgrade(ctx, { accountNumber });
    await completeUpgrade(ctx, { accountNumber });
    const again = scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48) });
    await expect(again).rejects.toThrow(Conflict);
  });

  it('moves only with a reason, keeps the old window and counts the schedule version', async () => {
    const { ctx, accountNumber } = await scene();
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48) });
    const move = { accountNumber, upgradeStartsAt: inHours(72) };
    await expect(scheduleUpgrade(ctx, move)).rejects.toMatchObject({
      status: 422,
      errors: [{ path: 'reason' }],
    });
    const moved = await scheduleUpgrade(ctx, { ...move, reason: 'Carrier maintenance' });
    expect(moved).toMatchObject({ version: 2, scheduleVersion: 2 });
    const moves = await db.upgradeMove.findMany({ where: { upgradeId: moved.upgrade?.id ?? '' } });
    expect(moves).toMatchObject([
      { fromUpgradeStartsAt: new Date(inHours(48)), toUpgradeStartsAt: new Date(inHours(72)) },
    ]);
  });

  it('put twice is one date: the repeat changes and writes nothing', async () => {
    const { ctx, accountNumber } = await scene();
    const put = { accountNumber, upgradeStartsAt: inHours(48) };
    const first = await scheduleUpgrade(ctx, put);
    expect(await scheduleUpgrade(ctx, put)).toEqual(first);
    expect(await db.auditEntry.count({ where: { accountNumber } })).toBe(1);
  });

  it('withdrawn leaves the account without one; a later date counts on', async () => {
    const { ctx, accountNumber } = await scene();
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48) });
    const withdrawn = await withdrawUpgrade(ctx, { accountNumber });
    expect(withdrawn).toMatchObject({ upgrade: null, version: 2, scheduleVersion: 2 });
    await expect(withdrawUpgrade(ctx, { accountNumber })).rejects.toMatchObject({ code: 'not_scheduled' });
    const again = await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48) });
    expect(again).toMatchObject({ version: 3, scheduleVersion: 3 });
  });

  it('neither moves nor is withdrawn once the lockout has begun', async () => {
    const { ctx, accountNumber, clock } = await scene();
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1) });
    clock.set(new Date(NOON.getTime() + HOUR - 600_000));
    const move = { accountNumber, upgradeStartsAt: inHours(48), reason: 'Too late' };
    await expect(scheduleUpgrade(ctx, move)).rejects.toMatchObject({ status: 409, code: 'locked_out' });
    await expect(withdrawUpgrade(ctx, { accountNumber })).rejects.toMatchObject({ status: 409 });
  });

  it('changed against an old version is refused with 412', async () => {
    const { ctx, accountNumber } = await scene();
    await scheduleUpgrade({ ...ctx, expectedVersion: 0 }, { accountNumber, upgradeStartsAt: inHours(48) });
    const stale = { ...ctx, expectedVersion: 0 };
    const move = { accountNumber, upgradeStartsAt: inHours(72), reason: 'Later' };
    await expect(scheduleUpgrade(stale, move)).rejects.toThrow(PreconditionFailed);
    await expect(withdrawUpgrade(stale, { accountNumber })).rejects.toThrow(PreconditionFailed);
    await expect(startUpgrade(stale, { accountNumber })).rejects.toThrow(PreconditionFailed);
    await scheduleUpgrade({ ...ctx, expectedVersion: 1 }, move);
  });

  it('given by twenty at once is given once: the others see a scheduled account', async () => {
    const { ctx, accountNumber } = await scene();
    const dates = Array.from({ length: 20 }, (_, i) => inHours(48 + i));
    const results = await Promise.allSettled(
      dates.map((upgradeStartsAt) =>
        scheduleUpgrade({ ...ctx, expectedVersion: 0 }, { accountNumber, upgradeStartsAt }),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    for (const reason of refused) expect(reason).toBeInstanceOf(PreconditionFailed);
    expect(await db.upgrade.count({ where: { accountNumber } })).toBe(1);
  });
});

describe('the runner’s reports', () => {
  it('start, twice without harm, then complete: the account is on X Series at once', async () => {
    const { ctx, accountNumber, clock } = await scene();
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1) });
    await expect(startUpgrade(ctx, { accountNumber })).rejects.toMatchObject({ code: 'not_locked_out' });
    clock.set(new Date(NOON.getTime() + HOUR - 60_000));
    await expect(completeUpgrade(ctx, { accountNumber })).rejects.toMatchObject({ code: 'not_started' });
    const started = await startUpgrade(ctx, { accountNumber });
    expect(await startUpgrade(ctx, { accountNumber })).toEqual(started);
    clock.advance(60_000);
    const done = await completeUpgrade(ctx, { accountNumber });
    expect(done.account.platform).toBe('X_SERIES');
    expect(phaseOf(done.upgrade, clock.now())).toBe('COMPLETED');
    await expect(completeUpgrade(ctx, { accountNumber })).rejects.toThrow(Conflict);
    await expect(failUpgrade(ctx, { accountNumber, reason: 'Late' })).rejects.toThrow(Conflict);
  });

  it('a failure gives Account Manager back, and the next date is a new attempt', async () => {
    const { ctx, accountNumber, clock } = await scene();
    const first = await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1) });
    clock.advance(HOUR);
    const failed = await failUpgrade(ctx, { accountNumber, reason: 'Migration check' });
    expect(failed.upgrade).toMatchObject({ failureReason: 'Migration check', failedAt: clock.now() });
    expect(failed.account.platform).toBe('CLASSIC');
    const again = await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(48) });
    expect(again.upgrade?.id).not.toBe(first.upgrade?.id);
    expect(await db.upgrade.count({ where: { accountNumber } })).toBe(2);
    expect((await getUpgrade(ctx.actor.scope, accountNumber)).upgrade?.failedAt).toBeNull();
  });

  it('two ends at once: one holds, the other is told', async () => {
    const { ctx, accountNumber, clock } = await scene();
    await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1) });
    clock.advance(HOUR);
    const results = await Promise.allSettled([
      completeUpgrade(ctx, { accountNumber }),
      failUpgrade(ctx, { accountNumber, reason: 'Both' }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
