import { describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { addFreeze } from '@/lib/waves/commands/add-freeze';
import { applyLine } from '@/lib/waves/commands/apply-line';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { changeWave } from '@/lib/waves/commands/change-wave';
import { moveWave } from '@/lib/waves/commands/move-wave';
import { listWaveAccounts } from '@/lib/waves/data/list-wave-accounts';
import { planMoveOf, planOf } from '@/lib/waves/data/plan';
import { listRefused, readProgress } from '@/lib/waves/data/runs';
import { getWave } from '@/lib/waves/data/wave-record';
import { planBody } from '@/lib/waves/schema';
import { NOON } from '../../support/fixtures';
import { accountsWithAdmins, listOf, scene, turn } from './support';

const upgradesOf = (waveId: string) =>
  db.upgrade.findMany({ where: { waveId, current: true }, orderBy: { upgradeStartsAt: 'asc' } });

describe('applying a plan', () => {
  it('gives each account the date that was shown, in the name of who applied it', async () => {
    const { ctx, wave, clock, operator } = await scene({ lockoutLeadMinutes: 20, durationMinutes: 30 });
    const numbers = await accountsWithAdmins(3);
    const plan = await planOf(wave, listOf(numbers), NOON);
    const run = await applyPlan(ctx, { id: wave.id, ...listOf(numbers), fingerprint: plan.fingerprint });
    expect(run.total).toBe(3);
    await turn(clock);
    const upgrades = await upgradesOf(wave.id);
    expect(upgrades.map(({ accountNumber, upgradeStartsAt }) => [accountNumber, upgradeStartsAt])).toEqual(
      plan.placed.map(({ accountNumber, upgradeStartsAt }) => [accountNumber, upgradeStartsAt]),
    );
    for (const upgrade of upgrades)
      expect(upgrade).toMatchObject({
        wave: wave.name,
        scheduledById: operator.id,
        lockoutLeadMinutes: 20,
        durationMinutes: 30,
        scheduleVersion: 1,
      });
    expect(await readProgress(wave.id)).toMatchObject({ done: 3, refused: 0, finishedAt: NOON });
    const events = await db.outboxEvent.findMany({ where: { name: 'upgrade.scheduled' } });
    expect(events).toHaveLength(3);
  });

  it('goes on after it was cut off, and schedules each account exactly once', async () => {
    const { ctx, wave, clock } = await scene();
    const numbers = await accountsWithAdmins(8);
    const run = await applyPlan(ctx, { id: wave.id, ...listOf(numbers) });
    for (const position of [0, 1, 2]) await applyLine(ctx, { runId: run.id, position });
    // Cut off in the middle of a line: the date is written and then rolled back with the line.
    const cut = db.$transaction(async (tx) => {
      await applyLine.within(tx, ctx, { runId: run.id, position: 3 });
      throw new Error('killed');
    });
    await expect(cut).rejects.toThrow('killed');
    expect(await readProgress(wave.id)).toMatchObject({ done: 3, finishedAt: null });
    expect(await upgradesOf(wave.id)).toHaveLength(3);
    await Promise.all([turn(clock), turn(clock)]);
    await turn(clock);
    expect(await readProgress(wave.id)).toMatchObject({ done: 8, refused: 0, finishedAt: NOON });
    const attempts = await db.upgrade.findMany({ where: { accountNumber: { in: numbers } } });
    expect(attempts).toHaveLength(8);
    expect(attempts.every(({ scheduleVersion, version }) => scheduleVersion === 1 && version === 1)).toBe(
      true,
    );
    const audits = await db.auditEntry.count({
      where: { action: 'upgrade.scheduled', accountNumber: { in: numbers } },
    });
    expect(audits).toBe(8);
    await applyLine(ctx, { runId: run.id, position: 0 });
    expect(await db.upgrade.count({ where: { accountNumber: { in: numbers } } })).toBe(8);
  });

  it('asks each account again when its turn comes, and says why one is refused', async () => {
    const { ctx, wave, clock } = await scene({ closesAt: '23:00' });
    const numbers = await accountsWithAdmins(5);
    const [frozen, dated, upgraded, , last] = numbers as [number, number, number, number, number];
    await applyPlan(ctx, { id: wave.id, ...listOf(numbers) });
    const days = { firstDay: '2027-06-22', lastDay: '2027-06-22', reason: 'Audit' };
    await addFreeze(ctx, { scope: 'ACCOUNT', accountNumber: frozen, ...days });
    await scheduleUpgrade(ctx, { accountNumber: dated, upgradeStartsAt: '2027-07-01T06:00:00.000Z' });
    await db.account.update({ where: { number: upgraded }, data: { platform: 'X_SERIES' } });
    await db.wave.update({ where: { id: wave.id }, data: { capacityPerHour: 1 } });
    await turn(clock);
    const progress = await readProgress(wave.id);
    expect(progress).toMatchObject({ done: 1, refused: 4, finishedAt: NOON });
    const refused = await listRefused(progress?.id ?? '');
    expect(refused.map(({ accountNumber, code }) => [accountNumber, code])).toEqual([
      [frozen, 'freeze_day'],
      [dated, 'already_scheduled'],
      [upgraded, 'already_upgraded'],
      [last, 'capacity_full'],
    ]);
  });

  it('is refused when the outcome is not what was shown, while a run is under way, and when nothing is left', async () => {
    const { ctx, wave } = await scene();
    const numbers = await accountsWithAdmins(2);
    const shown = await planOf(wave, listOf(numbers.slice(0, 1)), NOON);
    const asked = { id: wave.id, ...listOf(numbers) };
    const codeOf = (work: Promise<unknown>) => work.catch((error: unknown) => (error as Conflict).code);
    expect(await codeOf(applyPlan(ctx, { ...asked, fingerprint: shown.fingerprint }))).toBe('plan_changed');
    expect(await db.waveRun.count({ where: { waveId: wave.id } })).toBe(0);
    expect(await codeOf(applyPlan(ctx, { id: wave.id, ...listOf([999_999]) }))).toBe('nothing_to_apply');
    await applyPlan(ctx, asked);
    expect(await codeOf(applyPlan(ctx, asked))).toBe('run_unfinished');
    expect(await codeOf(changeWave(ctx, { id: wave.id, capacityPerHour: 9 }))).toBe('run_unfinished');
    expect(await codeOf(moveWave(ctx, { id: wave.id, day: '2027-06-29', reason: 'No' }))).toBe(
      'run_unfinished',
    );
  });

  it('is refused when its windows are not those that were shown, though they start at the same times', async () => {
    const { ctx, wave } = await scene();
    const [account = 0] = await accountsWithAdmins(1);
    const asked = { accounts: [{ account, startsAt: '2027-06-23T06:00:00.000Z' }] };
    for (const terms of [{ durationMinutes: 40 }, { lockoutLeadMinutes: 25 }]) {
      const { fingerprint } = await planOf(await getWave(wave.id), planBody.parse(asked), NOON);
      await changeWave(ctx, { id: wave.id, ...terms });
      const applied = applyPlan(ctx, { id: wave.id, ...asked, fingerprint });
      await expect(applied).rejects.toMatchObject({ code: 'plan_changed' });
    }
    expect(await db.waveRun.count({ where: { waveId: wave.id } })).toBe(0);
  });

  it('started twice at once runs once', async () => {
    const { ctx, wave } = await scene();
    const asked = { id: wave.id, ...listOf(await accountsWithAdmins(2)) };
    const both = await Promise.allSettled([applyPlan(ctx, asked), applyPlan(ctx, asked)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.waveRun.count({ where: { waveId: wave.id } })).toBe(1);
  });
});

describe('moving a wave', () => {
  it('moves each account with the reason, and leaves those where they are that find no place', async () => {
    const { ctx, wave, clock } = await scene();
    const numbers = await accountsWithAdmins(3);
    await applyPlan(ctx, { id: wave.id, ...listOf(numbers) });
    await turn(clock);
    const days = { firstDay: '2027-06-29', lastDay: '2027-06-30', reason: 'Audit' };
    await addFreeze(ctx, { scope: 'ACCOUNT', accountNumber: numbers[1], ...days });
    const shown = await planMoveOf(wave, '2027-06-29', NOON);
    expect(shown.conflicts.map(({ code }) => code)).toEqual(['freeze_day']);
    expect(shown.notices[0]).toMatchObject({ kind: 'MOVED', mails: 2 });
    await withdrawUpgrade(ctx, { accountNumber: numbers[2] });
    const changed = moveWave(ctx, {
      id: wave.id,
      day: '2027-06-29',
      reason: 'Carrier work',
      fingerprint: shown.fingerprint,
    });
    await expect(changed).rejects.toThrow(Conflict);
    expect((await getWave(wave.id)).day).toBe('2027-06-22');
    await moveWave(ctx, { id: wave.id, day: '2027-06-29', reason: 'Carrier work' });
    await turn(clock);
    const upgrades = await upgradesOf(wave.id);
    expect(upgrades.map(({ accountNumber, scheduleVersion }) => [accountNumber, scheduleVersion])).toEqual([
      [numbers[1], 1],
      [numbers[0], 2],
    ]);
    const moves = await db.upgradeMove.findMany({ where: { upgrade: { waveId: wave.id } } });
    expect(moves.map(({ reason }) => reason)).toEqual(['Carrier work']);
    const { data } = await listWaveAccounts(await getWave(wave.id), {}, NOON);
    expect(data.map(({ number, isOutside }) => [number, isOutside])).toEqual([
      [numbers[1], true],
      [numbers[0], false],
    ]);
  });

  it('does not bring back an account that was taken out while it ran', async () => {
    const { ctx, wave, clock } = await scene();
    const [number] = await accountsWithAdmins(1);
    await applyPlan(ctx, { id: wave.id, ...listOf([number ?? 0]) });
    await turn(clock);
    await moveWave(ctx, { id: wave.id, day: '2027-06-29', reason: 'Carrier work' });
    await withdrawUpgrade(ctx, { accountNumber: number });
    await turn(clock);
    const progress = await readProgress(wave.id);
    expect(progress).toMatchObject({ done: 0, refused: 1 });
    expect((await listRefused(progress?.id ?? ''))[0]?.code).toBe('not_in_wave');
    expect(await upgradesOf(wave.id)).toEqual([]);
  });
});
