import { describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(NOON.getTime() + hours * HOUR).toISOString();

async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt: inHours(1), lockoutLeadMinutes: 0 });
  return { clock, ctx, accountNumber };
}
type Scene = Awaited<ReturnType<typeof scene>>;

/** Returns when a change has decided and waits for the attempt's row, which somebody else holds. */
async function waitForLock(): Promise<void> {
  for (;;) {
    const waiting = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%upgrades%'
        AND datname = current_database()`;
    if (waiting.length > 0) return;
  }
}

/** A change that begins now and goes on when the clock shows `later`. */
async function straddling({ clock, accountNumber }: Scene, later: Date, change: () => Promise<unknown>) {
  let outcome: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM upgrades WHERE account_number = ${accountNumber} FOR UPDATE`;
    outcome = change().then(
      () => 'done',
      (error: unknown) => error,
    );
    await waitForLock();
    clock.set(later);
  });
  return outcome;
}

const rowsOf = ({ accountNumber }: Scene) =>
  db.upgrade.findMany({
    where: { accountNumber },
    select: { version: true, current: true, upgradeStartsAt: true, withdrawnAt: true, noticeDue: true },
  });

describe('a change of a date that begins in time and would end inside the lockout', () => {
  it('moves nothing', async () => {
    const here = await scene();
    const before = await rowsOf(here);
    const move = { accountNumber: here.accountNumber, upgradeStartsAt: inHours(48), reason: 'Late' };
    const lockout = new Date(inHours(1));
    expect(await straddling(here, lockout, () => scheduleUpgrade(here.ctx, move))).toMatchObject({
      status: 409,
      code: 'locked_out',
    });
    expect(await rowsOf(here)).toEqual(before);
    expect(await db.upgradeMove.count()).toBe(0);
  });

  it('withdraws nothing', async () => {
    const here = await scene();
    const before = await rowsOf(here);
    const { accountNumber, ctx } = here;
    const lockout = new Date(inHours(1));
    expect(await straddling(here, lockout, () => withdrawUpgrade(ctx, { accountNumber }))).toMatchObject({
      status: 409,
      code: 'locked_out',
    });
    expect(await rowsOf(here)).toEqual(before);
  });

  it('gives no date that has passed when it is given', async () => {
    const here = await scene();
    const { accountNumber, ctx, clock } = here;
    clock.set(new Date(inHours(1)));
    await failUpgrade(ctx, { accountNumber, reason: 'Disk' });
    const before = await rowsOf(here);
    const again = { accountNumber, upgradeStartsAt: inHours(2) };
    expect(await straddling(here, new Date(inHours(2)), () => scheduleUpgrade(ctx, again))).toMatchObject({
      status: 422,
      errors: [{ path: 'upgradeStartsAt' }],
    });
    expect(await rowsOf(here)).toEqual(before);
  });

  it('counts when it ends a moment before', async () => {
    const here = await scene();
    const move = { accountNumber: here.accountNumber, upgradeStartsAt: inHours(48), reason: 'In time' };
    const justBefore = new Date(new Date(inHours(1)).getTime() - 1);
    expect(await straddling(here, justBefore, () => scheduleUpgrade(here.ctx, move))).toBe('done');
  });
});
