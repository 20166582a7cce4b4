import { describe, expect, it } from 'vitest';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { addFreeze } from '@/lib/waves/commands/add-freeze';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { createWave } from '@/lib/waves/commands/create-wave';
import { listWaveAccounts } from '@/lib/waves/data/list-wave-accounts';
import { listNextWaves, listWaves } from '@/lib/waves/data/list-waves';
import { createAccount, NOON } from '../../support/fixtures';
import { accountsWithAdmins, listOf, scene, turn, waveInput } from './support';

describe('the list of waves', () => {
  it('has the nights that are open at an instant or come after it, in the order in which they open', async () => {
    const { ctx, clock, wave } = await scene({ day: '2027-08-02', opensAt: '22:00', closesAt: '02:00' });
    const asia = await createWave(ctx, waveInput({ day: '2027-08-03', region: 'APAC' }));
    const later = await createWave(ctx, waveInput({ day: '2027-08-05' }));
    const nextAt = async (at: string) => {
      const next = await listNextWaves({ at: new Date(at), limit: 2 }, clock.now());
      return next.map(({ id }) => id);
    };
    expect(await nextAt('2027-08-03T08:59:59.999Z')).toEqual([wave.id, asia.id]);
    expect(await nextAt('2027-08-03T09:00:00.000Z')).toEqual([asia.id, later.id]);
  });

  it('counts as conflicts what is more than the rest of an hour takes', async () => {
    const { ctx, wave, clock } = await scene({ opensAt: '22:00', closesAt: '23:30', capacityPerHour: 4 });
    for (const minute of [5, 10, 15]) {
      const { number } = await createAccount();
      const upgradeStartsAt = `2027-06-23T06:${String(minute).padStart(2, '0')}:00.000Z`;
      await scheduleUpgrade(ctx, { accountNumber: number, upgradeStartsAt, wave: wave.name });
    }
    const { data } = await listWaves({ from: wave.day }, clock.now());
    expect(data.find(({ id }) => id === wave.id)).toMatchObject({ capacity: 6, accounts: 3, conflicts: 1 });
  });

  it('counts accounts, notices and what no longer fits, as the plan’s own rule would', async () => {
    const { ctx, wave, clock } = await scene();
    const numbers = await accountsWithAdmins(4);
    await applyPlan(ctx, { id: wave.id, ...listOf(numbers) });
    await turn(clock);
    await addFreeze(ctx, {
      scope: 'ACCOUNT',
      accountNumber: numbers[0],
      firstDay: '2027-06-22',
      lastDay: '2027-06-22',
      reason: 'Audit',
    });
    await scheduleUpgrade(ctx, {
      accountNumber: numbers[1] ?? 0,
      upgradeStartsAt: '2027-06-25T12:00:00.000Z',
      reason: 'Asked for',
    });
    const mine = (await listWaves({ from: '2027-06-22' }, NOON)).data.find(({ id }) => id === wave.id);
    expect(mine).toMatchObject({
      accounts: 4,
      capacity: 24,
      conflicts: 2,
      phases: { SCHEDULED: 4, COMPLETED: 0 },
    });
    const pages: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await listWaveAccounts(wave, { limit: 3, cursor }, NOON);
      pages.push(...page.data.map(({ number }) => number));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages.toSorted()).toEqual(numbers.toSorted());
    expect(new Set(pages).size).toBe(4);
  });
});
