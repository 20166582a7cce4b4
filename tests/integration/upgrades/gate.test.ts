import { describe, expect, it } from 'vitest';
import type { Clock } from '@/lib/platform/clock';
import { transaction } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Locked, NotFound } from '@/lib/platform/errors';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { endPortalSessions } from '@/lib/upgrades/commands/end-portal-sessions';
import { openPortalSession } from '@/lib/upgrades/commands/open-portal-session';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { readDirectory } from '@/lib/upgrades/data/directory';
import { assertNotLockedOut, getAccess } from '@/lib/upgrades/data/gate';
import {
  clockAt,
  contextFor,
  createAccount,
  createDirectoryUser,
  createPerson,
  NOON,
} from '../../support/fixtures';

const HOUR = 3_600_000;
const START = NOON.getTime() + HOUR;

/** An account whose lockout begins in an hour, its admin, and somebody of operations. */
async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  const admin = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] }), clock);
  const upgradeStartsAt = new Date(START + 600_000).toISOString();
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt });
  return { clock, accountNumber, ctx, admin };
}

/** Answers each instant in turn, then stays at the last: a request that takes its time. */
function advancing(...instants: number[]): Clock {
  let index = 0;
  return {
    now: () => {
      const at = instants[Math.min(index, instants.length - 1)] ?? 0;
      index += 1;
      return new Date(at);
    },
  };
}

describe('the gate', () => {
  it('closes at the start to the millisecond, with nothing else running', async () => {
    const { clock, accountNumber, admin } = await scene();
    const { scope } = admin.actor;
    clock.set(new Date(START - 1));
    expect(await getAccess(scope, accountNumber, clock)).toEqual({
      portal: 'ACCOUNT_MANAGER',
      accessible: true,
      lockout: null,
    });
    clock.set(new Date(START));
    expect(await getAccess(scope, accountNumber, clock)).toEqual({
      portal: 'ACCOUNT_MANAGER',
      accessible: false,
      lockout: { startsAt: new Date(START), expectedEndAt: new Date(START + 1_500_000) },
    });
    await expect(openPortalSession(admin, { accountNumber })).rejects.toThrow(Locked);
    await expect(readDirectory(scope, accountNumber, {}, clock)).rejects.toThrow(Locked);
  });

  it('refuses a change that straddles the start, in its own transaction', async () => {
    const { accountNumber } = await scene();
    const slow = advancing(START - 5, START);
    const change = transaction(async (tx) => {
      await assertNotLockedOut(tx, accountNumber, slow);
      await tx.account.update({ where: { number: accountNumber }, data: { name: 'Changed in the lockout' } });
      await assertNotLockedOut(tx, accountNumber, slow);
    });
    await expect(change).rejects.toThrow(Locked);
    const account = await db.account.findUniqueOrThrow({ where: { number: accountNumber } });
    expect(account.name).not.toBe('Changed in the lockout');
  });

  it('withholds rows that were read before the start and would be given after it', async () => {
    const { accountNumber, admin } = await scene();
    await createDirectoryUser(accountNumber);
    const slow = advancing(START - 1, START);
    await expect(readDirectory(admin.actor.scope, accountNumber, {}, slow)).rejects.toThrow(Locked);
  });

  it('makes a new date wait for the change under way, and the change sees the date it waited for', async () => {
    const clock = clockAt();
    const { number: accountNumber } = await createAccount();
    const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
    const order: string[] = [];
    let scheduling: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      await assertNotLockedOut(tx, accountNumber, clock);
      scheduling = scheduleUpgrade(ctx, {
        accountNumber,
        upgradeStartsAt: new Date(NOON.getTime() + 60_000).toISOString(),
      }).then(() => order.push('scheduled'));
      await waitForLock(accountNumber);
      await assertNotLockedOut(tx, accountNumber, clock);
      order.push('changed');
    });
    await scheduling;
    expect(order).toEqual(['changed', 'scheduled']);
    await expect(transaction((tx) => assertNotLockedOut(tx, accountNumber, clock))).rejects.toThrow(Locked);
  });

  it('obeys a move, a withdrawal and a completion with the next request', async () => {
    const { clock, accountNumber, ctx, admin } = await scene();
    const { scope } = admin.actor;
    const later = {
      accountNumber,
      upgradeStartsAt: new Date(START + 24 * HOUR).toISOString(),
      reason: 'Later',
    };
    await scheduleUpgrade(ctx, later);
    const accessibleAt = async (at: number) => {
      clock.set(new Date(at));
      return (await getAccess(scope, accountNumber, clock)).accessible;
    };
    expect(await accessibleAt(START)).toBe(true);
    expect(await accessibleAt(START + 24 * HOUR)).toBe(false);
    await completeUpgrade(ctx, { accountNumber });
    expect(await getAccess(scope, accountNumber, clock)).toMatchObject({
      portal: 'ADMIN_CONSOLE',
      accessible: true,
    });

    const other = await scene();
    await withdrawUpgrade(other.ctx, { accountNumber: other.accountNumber });
    other.clock.set(new Date(START));
    expect((await getAccess(other.admin.actor.scope, other.accountNumber, other.clock)).accessible).toBe(
      true,
    );
  });

  it('is the account’s: all its admins are out, another account of theirs is open', async () => {
    const { clock, accountNumber } = await scene();
    const { number: open } = await createAccount();
    const admins = await Promise.all(
      [1, 2].map(() => createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber, open] })),
    );
    clock.set(new Date(START));
    for (const person of admins) {
      const admin = await contextFor(person, clock);
      await expect(openPortalSession(admin, { accountNumber })).rejects.toThrow(Locked);
      expect((await openPortalSession(admin, { accountNumber: open })).portal).toBe('ACCOUNT_MANAGER');
    }
  });

  it('does not know accounts that are not there', async () => {
    const check = transaction((tx) => assertNotLockedOut(tx, 999_999_999, clockAt()));
    await expect(check).rejects.toThrow(NotFound);
  });
});

describe('portal sessions', () => {
  it('are written down as ended at the start, once, whenever the job runs', async () => {
    const { clock, accountNumber, ctx, admin } = await scene();
    await openPortalSession(admin, { accountNumber });
    expect(await endPortalSessions(ctx, {})).toEqual({ ended: 0 });
    clock.set(new Date(START + 4000));
    await endPortalSessions(ctx, {});
    await endPortalSessions(ctx, {});
    const sessions = await db.portalSession.findMany({ where: { accountNumber } });
    expect(sessions).toMatchObject([{ endedAt: new Date(START), endReason: 'LOCKOUT' }]);
    const events = await db.outboxEvent.count({
      where: { name: 'portal_session.revoked', topics: { has: `account:${accountNumber}` } },
    });
    expect(events).toBe(1);
  });

  it('opened after the upgrade stay open', async () => {
    const { clock, accountNumber, ctx, admin } = await scene();
    clock.set(new Date(START + 660_000));
    await completeUpgrade(ctx, { accountNumber });
    clock.advance(1000);
    await openPortalSession(admin, { accountNumber });
    await endPortalSessions(ctx, {});
    expect(await db.portalSession.count({ where: { accountNumber, endedAt: null } })).toBe(1);
  });

  it('are not a customer’s to end', async () => {
    const { admin } = await scene();
    await expect(endPortalSessions(admin, {})).rejects.toMatchObject({ status: 403 });
  });
});

/** Returns when somebody waits for the account's row, so that the order under test is the real one. */
async function waitForLock(accountNumber: number): Promise<void> {
  for (;;) {
    const waiting = await db.$queryRaw<unknown[]>`
      SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE%'
        AND datname = current_database()`;
    if (waiting.length > 0) return;
    await db.account.findUnique({ where: { number: accountNumber } });
  }
}
