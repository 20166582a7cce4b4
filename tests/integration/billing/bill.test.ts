import { describe, expect, it } from 'vitest';
import { readBill } from '@/lib/billing/data';
import { itemisedTotals, licensesOf, totalsOf } from '@/lib/billing/rules';
import type { Clock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { Forbidden, Locked, NotFound } from '@/lib/platform/errors';
import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { putAwayGuide } from '@/lib/upgrades/commands/put-away-guide';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { startUpgrade } from '@/lib/upgrades/commands/start-upgrade';
import { readGuideSeen } from '@/lib/upgrades/data/guide';
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

/** An account with three items whose lockout begins in an hour, its admin, and somebody of operations. */
async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const user = await createDirectoryUser(accountNumber);
  const shared = { accountNumber, currency: 'USD', license: 'X2' };
  await db.serviceItem.createMany({
    data: [
      {
        ...shared,
        code: 'X2-SEAT',
        name: 'X2 seat',
        directoryUserId: user.id,
        quantity: 1,
        unitPriceMinor: 2499,
      },
      { ...shared, code: 'DID', name: 'Number', directoryUserId: user.id, quantity: 3, unitPriceMinor: 333 },
      {
        ...shared,
        license: 'ACCOUNT',
        code: 'FAX',
        name: 'Fax',
        quantity: 2,
        unitPriceMinor: 1,
        period: 'YEARLY',
      },
    ],
  });
  const person = await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] });
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  const admin = await contextFor(person, clock);
  const upgradeStartsAt = new Date(START + 600_000).toISOString();
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt });
  return { clock, accountNumber, ctx, admin, person };
}

describe('the bill', () => {
  it('is the same before and after the upgrade, in another place', async () => {
    const { clock, accountNumber, ctx, admin } = await scene();
    const before = await readBill(admin.actor.scope, accountNumber, clock);
    expect(before.billedIn).toBe('ACCOUNT_MANAGER');
    expect(before.items.map(({ code }) => code)).toEqual(['FAX', 'DID', 'X2-SEAT']);
    clock.set(new Date(START + 600_000));
    await startUpgrade(ctx, { accountNumber });
    clock.advance(60_000);
    await completeUpgrade(ctx, { accountNumber });
    const after = await readBill(admin.actor.scope, accountNumber, clock);
    expect(after.billedIn).toBe('BILLING_PORTAL');
    expect(after.items).toEqual(before.items);
    const sums = [
      { currency: 'USD', period: 'MONTHLY', amountMinor: 3498 },
      { currency: 'USD', period: 'YEARLY', amountMinor: 2 },
    ];
    expect(itemisedTotals(before.items)).toEqual(sums);
    expect(totalsOf(licensesOf(after.items).flatMap(({ totals }) => totals))).toEqual(sums);
  });

  it('is closed from the start of the lockout to the millisecond, and not given when the read straddles it', async () => {
    const { clock, accountNumber, admin } = await scene();
    clock.set(new Date(START - 1));
    await expect(readBill(admin.actor.scope, accountNumber, clock)).resolves.toBeDefined();
    clock.set(new Date(START));
    await expect(readBill(admin.actor.scope, accountNumber, clock)).rejects.toThrow(Locked);
    const instants = [START - 1, START];
    const slow: Clock = { now: () => new Date(instants.shift() ?? START) };
    await expect(readBill(admin.actor.scope, accountNumber, slow)).rejects.toThrow(Locked);
  });

  it('of another account is not there', async () => {
    const { clock, accountNumber } = await scene();
    const { number: other } = await createAccount();
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [other] }), clock);
    await expect(readBill(stranger.actor.scope, accountNumber, clock)).rejects.toThrow(NotFound);
  });
});

describe('the guide to Admin Console', () => {
  it('is put away for one person and one account, once', async () => {
    const { accountNumber, admin, person } = await scene();
    const colleague = await createPerson('CUSTOMER_ADMIN', { accounts: [accountNumber] });
    expect(await readGuideSeen(person.id, accountNumber)).toEqual({ guideSeenAt: null });
    await putAwayGuide(admin, { accountNumber });
    await putAwayGuide(admin, { accountNumber });
    expect(await readGuideSeen(person.id, accountNumber)).toEqual({ guideSeenAt: NOON });
    expect(await readGuideSeen(colleague.id, accountNumber)).toEqual({ guideSeenAt: null });
    expect(await db.auditEntry.count({ where: { action: 'console_guide.put_away', accountNumber } })).toBe(1);
  });

  it('of another account is not there; staff have none to put away', async () => {
    const { accountNumber, ctx } = await scene();
    const { number: other } = await createAccount();
    const stranger = await contextFor(await createPerson('CUSTOMER_ADMIN', { accounts: [other] }));
    await expect(putAwayGuide(stranger, { accountNumber })).rejects.toThrow(NotFound);
    await expect(putAwayGuide(ctx, { accountNumber })).rejects.toThrow(Forbidden);
  });
});
