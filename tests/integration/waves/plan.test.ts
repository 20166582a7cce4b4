import { describe, expect, it } from 'vitest';
import { transaction } from '@/lib/platform/command';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { addFreeze } from '@/lib/waves/commands/add-freeze';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { endFreeze } from '@/lib/waves/commands/end-freeze';
import { planMoveOf, planOf } from '@/lib/waves/data/plan';
import { createAccount, createPerson, NOON } from '../../support/fixtures';
import { accountsWithAdmins, listOf, scene, turn } from './support';

const HOUR = 3_600_000;
const starts = (plan: { placed: { upgradeStartsAt: Date }[] }) =>
  plan.placed.map(({ upgradeStartsAt }) => upgradeStartsAt.toISOString());
const codes = (plan: { conflicts: { code: string }[] }) => plan.conflicts.map(({ code }) => code);

/** PostgreSQL refuses whatever would write in there. */
const readOnly = (work: (tx: Tx) => Promise<void>) =>
  transaction(async (tx) => {
    await tx.$executeRaw`SET TRANSACTION READ ONLY`;
    await work(tx);
  });

describe('a dry run', () => {
  it('writes nothing, whatever it is asked: PostgreSQL would refuse it', async () => {
    const { ctx, wave, clock } = await scene();
    const numbers = await accountsWithAdmins(3);
    await applyPlan(ctx, { id: wave.id, ...listOf(numbers.slice(0, 1)) });
    await turn(clock);
    const file = `account\n${numbers.join('\n')}\n999999\nfour`;
    await readOnly(async (tx) => {
      await planOf(wave, { csv: file }, NOON, tx);
      await planOf(wave, { filter: { limit: 100 } }, NOON, tx);
      expect((await planOf(wave, listOf(numbers), NOON, tx)).placed).toHaveLength(2);
      expect((await planMoveOf(wave, '2027-06-29', NOON, tx)).placed).toHaveLength(1);
    });
  });

  it('spreads accounts over the hours, around what the wave holds, and counts people once', async () => {
    const { ctx, wave } = await scene({ capacityPerHour: 2, closesAt: '00:00' });
    const numbers = await accountsWithAdmins(2);
    const both = await createPerson('CUSTOMER_ADMIN', { accounts: numbers });
    const off = await createPerson('CUSTOMER_ADMIN', { accounts: numbers });
    await db.user.update({ where: { id: off.id }, data: { disabledAt: NOON } });
    const holder = await createAccount();
    await scheduleUpgrade(ctx, {
      accountNumber: holder.number,
      upgradeStartsAt: '2027-06-23T05:10:00.000Z',
      wave: wave.name,
    });
    const plan = await planOf(wave, listOf(numbers), NOON);
    expect(starts(plan)).toEqual(['2027-06-23T05:35:00.000Z', '2027-06-23T06:00:00.000Z']);
    expect(plan.hours.map(({ held, planned, capacity }) => [held, planned, capacity])).toEqual([
      [1, 1, 2],
      [0, 1, 2],
    ]);
    expect(plan.people).toBe(3);
    expect(plan.notices.map(({ kind, mails }) => [kind, mails])).toEqual([
      ['SCHEDULED', 4],
      ['DAYS_14', 4],
      ['DAYS_7', 4],
      ['DAY_1', 4],
      ['HOUR_1', 4],
    ]);
    expect(both.email).not.toBe(off.email);
  });

  it('names every conflict with its line and its reason', async () => {
    const { ctx, wave } = await scene({ capacityPerHour: 1 });
    const [good, frozen, twice] = await accountsWithAdmins(3);
    const upgraded = await createAccount({ platform: 'X_SERIES' });
    const elsewhere = await createAccount({ region: 'APAC', timeZone: 'Asia/Singapore' });
    const dated = await createAccount();
    await scheduleUpgrade(ctx, { accountNumber: dated.number, upgradeStartsAt: '2027-06-23T06:00:00.000Z' });
    const freeze = { scope: 'ACCOUNT', accountNumber: frozen, reason: 'Stocktaking' };
    await addFreeze(ctx, { ...freeze, firstDay: '2027-06-22', lastDay: '2027-06-23' });
    const file = [
      '\uFEFFstarts_at;account',
      `23:30;${good}`,
      `;${frozen}`,
      `22:30;${twice}`,
      `;${twice}`,
      `;${upgraded.number}`,
      `;${elsewhere.number}`,
      `23:00;${dated.number}`,
      ';999999',
      ';12x',
      `25:99;${good}`,
      '21:00;300000',
    ].join('\r\n');
    await createAccount({ number: 300_000 });
    const plan = await planOf(wave, { csv: file }, NOON);
    expect(starts(plan)).toEqual(['2027-06-23T06:30:00.000Z', '2027-06-23T05:30:00.000Z']);
    expect(plan.conflicts.map(({ line, column, code }) => [line, column, code])).toEqual([
      [3, null, 'freeze_day'],
      [5, null, 'overlapping_window'],
      [6, null, 'already_upgraded'],
      [7, null, 'wrong_region'],
      [8, null, 'already_scheduled'],
      [8, null, 'overlapping_window'],
      [9, null, 'unknown_account'],
      [10, 'account', 'bad_line'],
      [11, 'starts_at', 'bad_line'],
      [12, null, 'outside_hours'],
    ]);
    expect(plan.conflicts[0]?.message).toContain('Stocktaking');
  });

  it('says that the hours are full, and that it is too late to give notice', async () => {
    const { wave } = await scene({ capacityPerHour: 1 });
    const numbers = await accountsWithAdmins(5);
    const plan = await planOf(wave, listOf(numbers), NOON);
    expect(plan.placed).toHaveLength(4);
    expect(codes(plan)).toEqual(['capacity_full']);
    const opening = Date.parse('2027-06-23T05:00:00.000Z');
    const late = await planOf(wave, listOf(numbers), new Date(opening - 20 * HOUR));
    expect(codes(late)).toEqual(numbers.map(() => 'too_late'));
    const near = await planOf(wave, listOf(numbers), new Date(opening - 22.5 * HOUR));
    expect(starts(near)).toEqual(['2027-06-23T07:00:00.000Z', '2027-06-23T08:00:00.000Z']);
  });

  it('heeds a freeze of everybody and of the region, and no longer one that was ended', async () => {
    const { ctx, wave } = await scene();
    const [number] = await accountsWithAdmins(1);
    const days = { firstDay: '2027-06-22', lastDay: '2027-06-23', reason: 'Quarter end' };
    for (const scope of [{ scope: 'GLOBAL' }, { scope: 'REGION', region: 'US' }]) {
      const { id } = await addFreeze(ctx, { ...scope, ...days });
      expect(codes(await planOf(wave, listOf([number ?? 0]), NOON))).toEqual(['freeze_day']);
      await endFreeze(ctx, { id });
      expect(codes(await planOf(wave, listOf([number ?? 0]), NOON))).toEqual([]);
    }
  });

  it('takes accounts by filter: on Classic and without a date, of the wave’s region', async () => {
    const { ctx, wave } = await scene();
    const name = 'Filtered & Sons';
    const wanted = await createAccount({ name, serviceLevel: 'PREMIUM', products: ['WORK'] });
    await createAccount({ name, serviceLevel: 'STANDARD', products: ['WORK'] });
    await createAccount({ name, serviceLevel: 'PREMIUM', products: ['CONTACT_CENTER'] });
    await createAccount({ name, serviceLevel: 'PREMIUM', products: ['WORK'], platform: 'X_SERIES' });
    await createAccount({ name, serviceLevel: 'PREMIUM', products: ['WORK'], region: 'EUROPE' });
    const dated = await createAccount({ name, serviceLevel: 'PREMIUM', products: ['WORK'] });
    await scheduleUpgrade(ctx, { accountNumber: dated.number, upgradeStartsAt: '2027-07-23T06:00:00.000Z' });
    const filter = { q: name, serviceLevel: 'PREMIUM', product: 'WORK', limit: 100 } as const;
    const plan = await planOf(wave, { filter }, NOON);
    expect(plan.placed.map(({ accountNumber }) => accountNumber)).toEqual([wanted.number]);
    expect(plan.conflicts).toEqual([]);
    const scheduled = await planOf(wave, { filter: { ...filter, phase: 'SCHEDULED' } }, NOON);
    expect(codes(scheduled)).toEqual(['already_scheduled']);
  });

  it.each([
    ['', 'The first line must name a column “account”.'],
    ['number\n100001', 'The first line must name a column “account”.'],
    ['account\n', 'There is no line below the heading.'],
    ['account\n"100001', 'Line 2 cannot be read'],
  ])('refuses a file that is none: %j', async (csv, says) => {
    const { wave } = await scene();
    const refusal = await planOf(wave, { csv }, NOON).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).errors[0]?.message).toContain(says);
  });
});
