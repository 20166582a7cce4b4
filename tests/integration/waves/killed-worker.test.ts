import { afterAll, expect, it, vi } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { createWave } from '@/lib/waves/commands/create-wave';
import { readProgress } from '@/lib/waves/data/runs';
import { contextFor, createAccount, createPerson } from '@/tests/support/fixtures';
import { type ProductProcess, startWorker } from '@/tests/support/product-process';

/** More than a worker gets through in one turn, so that the kill comes in the middle however late it is noticed. */
const ACCOUNTS = 300;
const workers: ProductProcess[] = [];
afterAll(async () => {
  for (const worker of workers) await worker.stop();
});

const until = { timeout: 180_000, interval: 20 };

/** The database ends what a dead worker had under way a moment after it. */
async function isQuiet(): Promise<boolean> {
  const busy = await db.$queryRaw<unknown[]>`
    SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
      AND state <> 'idle' AND pid <> pg_backend_pid()`;
  return busy.length === 0;
}

it('a worker killed in the middle of a wave leaves whole lines; the next one goes on, and no account is scheduled twice', async () => {
  const ctx = await contextFor(await createPerson('OPERATIONS'), systemClock);
  const day = new Date(systemClock.now().getTime() + 21 * 86_400_000).toISOString().slice(0, 10);
  const terms = {
    name: 'Killed',
    region: 'US',
    day,
    opensAt: '20:00',
    closesAt: '06:00',
    capacityPerHour: 50,
  };
  const wave = await createWave(ctx, terms);
  const accounts: { account: number }[] = [];
  for (let index = 0; index < ACCOUNTS; index += 1)
    accounts.push({ account: (await createAccount()).number });
  await applyPlan(ctx, { id: wave.id, accounts });

  const first = startWorker();
  workers.push(first);
  const settled = async () => (await readProgress(wave.id))?.done ?? 0;
  await vi.waitUntil(async () => (await settled()) >= 20, until);
  first.child.kill('SIGKILL');
  await vi.waitUntil(() => first.child.exitCode !== null || first.child.signalCode !== null, until);
  await vi.waitUntil(isQuiet, until);
  const atDeath = await settled();
  expect(atDeath).toBeLessThan(ACCOUNTS);
  expect(await db.upgrade.count({ where: { waveId: wave.id } })).toBe(atDeath);

  workers.push(startWorker());
  await vi.waitUntil(async () => (await readProgress(wave.id))?.finishedAt, until);
  expect(await readProgress(wave.id)).toMatchObject({ total: ACCOUNTS, done: ACCOUNTS, refused: 0 });
  const upgrades = await db.upgrade.findMany({
    where: { accountNumber: { in: accounts.map(({ account }) => account) } },
  });
  expect(upgrades).toHaveLength(ACCOUNTS);
  expect(upgrades.every(({ scheduleVersion, waveId }) => scheduleVersion === 1 && waveId === wave.id)).toBe(
    true,
  );
  expect(await db.outboxEvent.count({ where: { name: 'upgrade.scheduled' } })).toBe(ACCOUNTS);
}, 600_000);
