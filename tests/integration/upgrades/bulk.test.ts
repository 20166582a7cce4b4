import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Forbidden, Invalid } from '@/lib/platform/errors';
import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { reportUpgrades } from '@/lib/upgrades/commands/report-upgrades';
import { windowOf } from '@/lib/upgrades/rules/window';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

const MINUTE = 60_000;

async function windowAt(minutes: number) {
  const { number: accountNumber } = await createAccount();
  const window = windowOf(new Date(NOON.getTime() + minutes * MINUTE));
  await db.upgrade.create({ data: { accountNumber, ...window, createdAt: NOON } });
  return { accountNumber, version: 1 };
}

const operations = async () => contextFor(await createPerson('OPERATIONS'), clockAt());
const upgradeOf = (accountNumber: number) => db.upgrade.findFirstOrThrow({ where: { accountNumber } });
const auditsOf = (accountNumber: number) =>
  db.auditEntry.findMany({ where: { accountNumber }, select: { action: true, actorId: true } });

describe('one report for many accounts', () => {
  it('changes those it can, and tells of each of the others why not', async () => {
    const ctx = await operations();
    const [locked, ahead, failed, gone] = [
      await windowAt(5),
      await windowAt(600),
      await windowAt(5),
      { accountNumber: 999_999, version: 1 },
    ];
    // Somebody was faster than the person who ticked.
    await failUpgrade(ctx, { accountNumber: failed.accountNumber, reason: 'No carrier.' });
    const reports = await reportUpgrades(ctx, { verb: 'start', accounts: [ahead, failed, gone, locked] });
    expect(reports).toEqual([
      { accountNumber: ahead.accountNumber, refused: 'The lockout of this account has not begun.' },
      {
        accountNumber: failed.accountNumber,
        refused: 'This upgrade was reported failed. Schedule the account again.',
      },
      { accountNumber: 999_999, refused: 'There is nothing here, or it is not yours to see.' },
      { accountNumber: locked.accountNumber, refused: null },
    ]);
    expect(await upgradeOf(locked.accountNumber)).toMatchObject({
      startedAt: NOON,
      startedById: ctx.actor.userId,
    });
    expect((await upgradeOf(ahead.accountNumber)).startedAt).toBeNull();
    expect(await auditsOf(locked.accountNumber)).toEqual([
      { action: 'upgrade.started', actorId: ctx.actor.userId },
    ]);
    expect(await auditsOf(ahead.accountNumber)).toEqual([]);
  });

  it('is a transaction for each account: one that breaks off takes none of the others back', async () => {
    const ctx = await operations();
    const accounts = [await windowAt(-5), await windowAt(-5), await windowAt(-5)];
    const [first, broken, last] = accounts.map(({ accountNumber }) => accountNumber);
    // A fault of the database itself, not a refusal.
    await db.$executeRawUnsafe(`CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.number = ${broken} THEN RAISE EXCEPTION 'disk full'; END IF; RETURN NEW; END $$`);
    await db.$executeRawUnsafe(
      'CREATE TRIGGER break_off BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION break_off()',
    );
    const reports = await reportUpgrades(ctx, { verb: 'complete', accounts }).finally(() =>
      db.$executeRawUnsafe('DROP FUNCTION break_off CASCADE'),
    );
    expect(reports.map(({ refused }) => refused)).toEqual([
      null,
      'The server could not do it, and nothing was changed. Report it again.',
      null,
    ]);
    const platforms = await db.account.findMany({
      where: { number: { in: [first ?? 0, broken ?? 0, last ?? 0] } },
      orderBy: { number: 'asc' },
      select: { platform: true },
    });
    expect(platforms.map(({ platform }) => platform)).toEqual(['X_SERIES', 'CLASSIC', 'X_SERIES']);
    expect((await upgradeOf(broken ?? 0)).completedAt).toBeNull();
    expect(await auditsOf(broken ?? 0)).toEqual([]);
  });

  it('repeated, changes nothing twice', async () => {
    const ctx = await operations();
    const account = await windowAt(-5);
    const complete = { verb: 'complete', accounts: [account] };
    expect((await reportUpgrades(ctx, complete))[0]?.refused).toBeNull();
    expect((await reportUpgrades(ctx, complete))[0]?.refused).toBe('This upgrade was reported complete.');
    expect(await auditsOf(account.accountNumber)).toHaveLength(1);
  });

  it('fails each with the reason, and withdraws what is still ahead', async () => {
    const ctx = await operations();
    const [locked, ahead] = [await windowAt(5), await windowAt(600)];
    await reportUpgrades(ctx, { verb: 'fail', reason: 'Carrier down.', accounts: [locked] });
    expect((await upgradeOf(locked.accountNumber)).failureReason).toBe('Carrier down.');
    const reports = await reportUpgrades(ctx, {
      verb: 'withdraw',
      accounts: [ahead, { ...locked, version: 2 }],
    });
    expect(reports.map(({ refused }) => refused)).toEqual([
      null,
      'This upgrade has failed. Schedule the account again.',
    ]);
    expect((await upgradeOf(ahead.accountNumber)).withdrawnAt).toEqual(NOON);
  });

  it.each([
    ['no account', { verb: 'start', accounts: [] }],
    ['a failure without a reason', { verb: 'fail', accounts: [{ accountNumber: 300_001, version: 1 }] }],
    ['a word that is no report', { verb: 'delete', accounts: [{ accountNumber: 300_001, version: 1 }] }],
    [
      'more accounts than are looked at',
      {
        verb: 'start',
        accounts: Array.from({ length: 201 }, (_, n) => ({ accountNumber: 300_001 + n, version: 1 })),
      },
    ],
  ])('with %s is refused as a whole', async (_, input) => {
    await expect(reportUpgrades(await operations(), input)).rejects.toThrow(Invalid);
  });

  it.each(['CUSTOMER_ADMIN', 'AGENT', 'LEAD'] as const)('is not for %s', async (role) => {
    const account = await windowAt(-5);
    const person = await createPerson(role, { accounts: [account.accountNumber] });
    const report = { verb: 'complete', accounts: [account] };
    await expect(reportUpgrades(await contextFor(person), report)).rejects.toThrow(Forbidden);
    expect((await upgradeOf(account.accountNumber)).completedAt).toBeNull();
  });
});
