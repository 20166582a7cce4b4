import { describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/platform/db';
import { clockAt, contextFor, createAccount, createPerson, NOON } from '../../support/fixtures';

vi.stubEnv('UPGRADE_RUNNER', 'automatic');
const { jobs } = await import('@/lib/upgrades/jobs');
const { scheduleUpgrade } = await import('@/lib/upgrades/commands/schedule-upgrade');
const { startUpgrade } = await import('@/lib/upgrades/commands/start-upgrade');

const MINUTE = 60_000;

async function scene() {
  const clock = clockAt();
  const { number: accountNumber } = await createAccount();
  const ctx = await contextFor(await createPerson('OPERATIONS'), clock);
  const upgradeStartsAt = new Date(NOON.getTime() + 60 * MINUTE).toISOString();
  await scheduleUpgrade(ctx, { accountNumber, upgradeStartsAt });
  const run = async (minutes: number) => {
    clock.set(new Date(NOON.getTime() + minutes * MINUTE));
    const job = jobs.find(({ name }) => name === 'upgrades.run-upgrades');
    await job?.handler(null, { now: clock.now(), clock, jobId: 'job' });
    await job?.handler(null, { now: clock.now(), clock, jobId: 'job' });
    return db.upgrade.findFirstOrThrow({ where: { accountNumber } });
  };
  return { run, ctx, accountNumber };
}

describe('the automatic runner', () => {
  it('starts what is due and completes it a little before the expected end, each once', async () => {
    const { run, accountNumber } = await scene();
    expect((await run(59)).startedAt).toBeNull();
    expect((await run(60)).startedAt).toEqual(new Date(NOON.getTime() + 60 * MINUTE));
    expect((await run(70)).completedAt).toBeNull();
    expect((await run(75)).completedAt).not.toBeNull();
    const account = await db.account.findUniqueOrThrow({ where: { number: accountNumber } });
    expect(account.platform).toBe('X_SERIES');
    const actions = await db.auditEntry.findMany({ where: { accountNumber }, orderBy: { id: 'asc' } });
    expect(actions.map(({ action }) => action)).toEqual([
      'upgrade.scheduled',
      'upgrade.started',
      'upgrade.completed',
    ]);
  });

  it('leaves alone what a person has started', async () => {
    const { run, ctx, accountNumber } = await scene();
    await run(55);
    await startUpgrade(ctx, { accountNumber });
    expect((await run(300)).completedAt).toBeNull();
  });
});
