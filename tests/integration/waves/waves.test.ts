import { describe, expect, it } from 'vitest';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Conflict, Forbidden, Invalid, NotFound, PreconditionFailed } from '@/lib/platform/errors';
import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { addFreeze } from '@/lib/waves/commands/add-freeze';
import { applyLine } from '@/lib/waves/commands/apply-line';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { changeWave } from '@/lib/waves/commands/change-wave';
import { createWave } from '@/lib/waves/commands/create-wave';
import { endFreeze } from '@/lib/waves/commands/end-freeze';
import { finishRun } from '@/lib/waves/commands/finish-run';
import { moveWave } from '@/lib/waves/commands/move-wave';
import { refuseLine } from '@/lib/waves/commands/refuse-line';
import { listFreezes } from '@/lib/waves/data/freezes';
import { contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';
import { accountsWithAdmins, listOf, rowCounts, scene, turn, waveInput } from './support';

const days = { firstDay: '2027-06-22', lastDay: '2027-06-23', reason: 'Quarter end' };

describe('who may', () => {
  type Attempt = (
    ctx: CommandContext,
    ids: { id: string; runId: string; freezeId: string },
  ) => Promise<unknown>;
  const attempts: [string, Attempt][] = [
    ['createWave', (ctx) => createWave(ctx, waveInput())],
    ['changeWave', (ctx, { id }) => changeWave(ctx, { id, capacityPerHour: 1 })],
    ['applyPlan', (ctx, { id }) => applyPlan(ctx, { id, filter: {} })],
    ['moveWave', (ctx, { id }) => moveWave(ctx, { id, day: '2027-07-01', reason: 'Work' })],
    ['applyLine', (ctx, { runId }) => applyLine(ctx, { runId, position: 0 })],
    ['refuseLine', (ctx, { runId }) => refuseLine(ctx, { runId, position: 0, code: 'x', message: 'x' })],
    ['finishRun', (ctx, { runId }) => finishRun(ctx, { runId })],
    ['addFreeze', (ctx) => addFreeze(ctx, { scope: 'GLOBAL', ...days })],
    ['endFreeze', (ctx, { freezeId }) => endFreeze(ctx, { id: freezeId })],
  ];

  it.each(attempts)('%s: only operations, also for an account of one’s own', async (_, attempt) => {
    const { ctx, wave } = await scene();
    const [own = 0] = await accountsWithAdmins(1);
    const run = await applyPlan(ctx, { id: wave.id, ...listOf([own]) });
    const freeze = await addFreeze(ctx, { scope: 'ACCOUNT', accountNumber: own, ...days });
    const people = [
      await createPerson('CUSTOMER_ADMIN', { accounts: [own] }),
      await createPerson('AGENT'),
      await createPerson('LEAD'),
    ];
    const before = await rowCounts();
    for (const person of people) {
      const theirs = await contextFor(person);
      const ids = { id: wave.id, runId: run.id, freezeId: freeze.id };
      await expect(attempt(theirs, ids)).rejects.toThrow(Forbidden);
    }
    expect(await rowCounts()).toEqual(before);
    await db.freeze.delete({ where: { id: freeze.id } });
  });

  it('a wave or freeze that is not there is not found', async () => {
    const { ctx } = await scene();
    const id = crypto.randomUUID();
    await expect(changeWave(ctx, { id, capacityPerHour: 1 })).rejects.toThrow(NotFound);
    await expect(applyPlan(ctx, { id, filter: {} })).rejects.toThrow(NotFound);
    await expect(moveWave(ctx, { id, day: '2027-07-01', reason: 'Work' })).rejects.toThrow(NotFound);
    await expect(endFreeze(ctx, { id })).rejects.toThrow(NotFound);
  });
});

describe('a wave', () => {
  it('has a name of its own and takes in the upgrades that carry it', async () => {
    const { ctx, wave } = await scene();
    await expect(createWave(ctx, waveInput({ name: wave.name }))).rejects.toThrow(Conflict);
    const { number } = await createAccount();
    const upgradeStartsAt = '2027-06-25T06:00:00.000Z';
    await scheduleUpgrade(ctx, { accountNumber: number, upgradeStartsAt, wave: 'Named before' });
    const later = await createWave(ctx, waveInput({ name: 'Named before' }));
    const upgrade = await db.upgrade.findFirstOrThrow({ where: { accountNumber: number } });
    expect(upgrade.waveId).toBe(later.id);
  });

  it('is renamed by one of two at once: the other hears that the name is taken', async () => {
    const { ctx, wave } = await scene();
    const other = await createWave(ctx, waveInput());
    const results = await Promise.allSettled(
      [wave, other].map(({ id }) => changeWave(ctx, { id, name: 'The same' })),
    );
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    expect(refused).toEqual([expect.objectContaining({ status: 409, code: 'name_taken' })]);
  });

  it('is linked by a PUT that names it, and let go by one that names another', async () => {
    const { ctx, wave } = await scene();
    const { number: accountNumber } = await createAccount();
    const upgradeStartsAt = '2027-06-25T06:00:00.000Z';
    const linked = async (name: string | null) => {
      await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt, wave: name });
      const { wave: shown, waveId } = await db.upgrade.findFirstOrThrow({ where: { accountNumber } });
      return [shown, waveId];
    };
    expect(await linked(wave.name)).toEqual([wave.name, wave.id]);
    expect(await linked('Nobody planned it')).toEqual(['Nobody planned it', null]);
    expect(await linked(null)).toEqual([null, null]);
  });

  it('keeps its day while accounts have a date in it, and its upgrades carry its new name', async () => {
    const { ctx, wave, clock } = await scene();
    expect((await changeWave(ctx, { id: wave.id, day: '2027-06-23' })).day).toBe('2027-06-23');
    const [number = 0] = await accountsWithAdmins(1);
    await applyPlan(ctx, { id: wave.id, ...listOf([number]) });
    await turn(clock);
    await expect(changeWave(ctx, { id: wave.id, day: '2027-06-24' })).rejects.toThrow(Conflict);
    const name = `Renamed ${wave.id}`;
    await changeWave(ctx, { id: wave.id, name });
    const upgrade = await db.upgrade.findFirstOrThrow({ where: { accountNumber: number } });
    expect([upgrade.wave, upgrade.waveId, upgrade.version]).toEqual([name, wave.id, 2]);
  });

  it('is not changed by who saw another version, nor to hours that end when they begin', async () => {
    const { ctx, wave } = await scene();
    const stale = { ...ctx, expectedVersion: wave.version + 1 };
    await expect(changeWave(stale, { id: wave.id, capacityPerHour: 1 })).rejects.toThrow(PreconditionFailed);
    await expect(changeWave(ctx, { id: wave.id, closesAt: wave.opensAt })).rejects.toThrow(Invalid);
  });
});

describe('the database itself', () => {
  it('refuses two windows of one account that overlap, and only while both are open', async () => {
    const { number: accountNumber } = await createAccount();
    const at = (minutes: number) => new Date(NOON.getTime() + minutes * 60_000);
    const row = (start: number, given: object = {}) => ({
      accountNumber,
      current: false,
      lockoutStartsAt: at(start),
      upgradeStartsAt: at(start + 10),
      expectedEndAt: at(start + 25),
      createdAt: NOON,
      ...given,
    });
    await db.upgrade.create({ data: row(0) });
    await expect(db.upgrade.create({ data: row(20) })).rejects.toThrow(/upgrades_no_overlap/);
    await db.upgrade.create({ data: row(25) });
    await db.upgrade.create({ data: row(10, { withdrawnAt: NOON }) });
    await db.upgrade.create({ data: row(10, { failedAt: NOON }) });
    await db.upgrade.create({ data: row(10, { completedAt: NOON }) });
    expect(await db.upgrade.count({ where: { accountNumber } })).toBe(5);
  });
});

describe('a freeze', () => {
  it('names what it holds for, and an account that is there', async () => {
    const { ctx } = await scene();
    const attempts = [
      { scope: 'REGION', ...days },
      { scope: 'GLOBAL', region: 'US', ...days },
      { scope: 'ACCOUNT', accountNumber: 999_999, ...days },
      { scope: 'GLOBAL', ...days, lastDay: '2027-06-21' },
    ];
    for (const attempt of attempts) await expect(addFreeze(ctx, attempt)).rejects.toThrow(Invalid);
  });

  it('is ended once, stays in the list, and the list is paged without gaps', async () => {
    const { ctx, operator } = await scene();
    const made = [];
    for (const lastDay of ['2027-06-24', '2027-06-24', '2027-06-25'])
      made.push(await addFreeze(ctx, { scope: 'GLOBAL', ...days, lastDay }));
    const id = made[0]?.id ?? '';
    await Promise.all([endFreeze(ctx, { id }), endFreeze(ctx, { id })]);
    expect(await db.auditEntry.count({ where: { action: 'freeze.ended', subjectId: id } })).toBe(1);
    expect(await db.freeze.findUniqueOrThrow({ where: { id } })).toMatchObject({
      endedAt: NOON,
      endedById: operator.id,
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listFreezes({ limit: 1, cursor });
      seen.push(...page.data.map((freeze) => freeze.id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toHaveLength(await db.freeze.count());
    expect(new Set(seen).size).toBe(seen.length);
    await db.freeze.deleteMany();
  });
});
