import type { PgBoss } from 'pg-boss';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from '@/lib/platform/clock';
import { pool } from '@/lib/platform/db';
import type { JobDefinition } from '@/lib/platform/job';
import { openQueues, work } from '@/lib/platform/worker/queues';
import { relayAll } from '@/lib/platform/worker/relay';
import { startTicks } from '@/lib/platform/worker/ticks';
import { resetDatabase } from '../../support/database';
import { startWorker } from '../../support/product-process';

const PATIENT = { timeout: 60_000, interval: 50 };
const idle = async () => undefined;

const heard: unknown[] = [];

const jobs: JobDefinition[] = [
  { name: 'test.tell-desk', on: ['case.opened'], handler: idle },
  { name: 'test.tell-admin', on: ['case.opened', 'case.closed'], handler: idle },
  {
    name: 'test.always-fails',
    on: ['case.lost'],
    retry: { limit: 1, delaySeconds: 1 },
    handler: async (payload, { event }) => {
      heard.push({ payload, event });
      throw new Error('broken');
    },
  },
];

async function recordEvents(name: string, count: number): Promise<void> {
  await pool.query(
    `INSERT INTO outbox (at, name, topics, payload)
     SELECT now(), $1, '{}', jsonb_build_object('n', n) FROM generate_series(1, $2) AS n`,
    [name, count],
  );
}

const numbers = async (job: string) =>
  (
    await pool.query("SELECT (data->'payload'->>'n')::int AS n FROM pgboss.job WHERE name = $1 ORDER BY 1", [
      job,
    ])
  ).rows.map(({ n }) => n);

const waiting = async () =>
  (await pool.query('SELECT count(*)::int AS n FROM outbox WHERE dispatched_at IS NULL')).rows[0]?.n;

describe('the relay', () => {
  let boss: PgBoss;

  beforeAll(async () => {
    boss = await openQueues(jobs);
  });
  afterAll(() => boss.stop({ graceful: false }));
  beforeEach(resetDatabase);
  afterEach(() => boss.deleteAllJobs());

  test('makes one job of each event for each listener, however many relays run', async () => {
    await recordEvents('case.opened', 450);
    await recordEvents('case.closed', 3);
    await recordEvents('case.nobody-listens', 5);
    await Promise.all([1, 2, 3].map(() => relayAll(pool, boss, jobs)));
    await relayAll(pool, boss, jobs);
    const all = Array.from({ length: 450 }, (_, i) => i + 1);
    expect(await numbers('test.tell-desk')).toEqual(all);
    expect(await numbers('test.tell-admin')).toHaveLength(453);
    expect(await waiting()).toBe(0);
  });

  test('keeps an event that it could not hand over, and makes no job of it', async () => {
    await recordEvents('case.opened', 1);
    const withUnknown = [...jobs, { name: 'test.no-such-queue', on: ['case.opened'], handler: idle }];
    await expect(relayAll(pool, boss, withUnknown)).rejects.toThrow();
    expect(await waiting()).toBe(1);
    expect(await numbers('test.tell-desk')).toEqual([]);
  });

  test('a queue that is full is worked off at once, not one job in each polling interval', async () => {
    await work(boss, jobs, systemClock);
    await recordEvents('case.closed', 30);
    await relayAll(pool, boss, jobs);
    const left = async () =>
      (await pool.query("SELECT 1 FROM pgboss.job WHERE name = 'test.tell-admin' AND state <> 'completed'"))
        .rowCount;
    await vi.waitFor(async () => expect(await left()).toBe(0), PATIENT);
  });

  test('a job that keeps failing is repeated, then kept as a dead letter', async () => {
    await work(boss, jobs, systemClock);
    await recordEvents('case.lost', 1);
    await relayAll(pool, boss, jobs);
    const letters = () =>
      pool
        .query("SELECT data, source_name, source_retry_count FROM pgboss.job WHERE name = 'dead-letters'")
        .then(({ rows }) => rows);
    await vi.waitFor(async () => expect(await letters()).toHaveLength(1), PATIENT);
    const event = { id: expect.any(String), name: 'case.lost', at: expect.any(Date) };
    expect(heard).toEqual([1, 2].map(() => ({ payload: { n: 1 }, event })));
    expect(await letters()).toEqual([
      {
        data: { payload: { n: 1 }, event: expect.objectContaining({ name: 'case.lost' }) },
        source_name: 'test.always-fails',
        source_retry_count: 1,
      },
    ]);
  });
});

test('of two workers one at a time runs a job that repeats every few seconds', async () => {
  let running = 0;
  let most = 0;
  let runs = 0;
  const handler = async () => {
    running += 1;
    most = Math.max(most, running);
    await pool.query('SELECT pg_sleep(0.02)');
    running -= 1;
    runs += 1;
  };
  const job: JobDefinition = { name: 'test.tick', everySeconds: 0.01, handler };
  const ticks = [1, 2, 3].flatMap(() => startTicks(pool, [job], systemClock));
  await vi.waitFor(() => expect(runs).toBeGreaterThan(10), PATIENT);
  await Promise.all(ticks.map((tick) => tick.stop()));
  expect(most).toBe(1);
});

test('a worker process reports that it lives, takes events off the outbox, and goes in peace', async () => {
  await resetDatabase();
  const worker = startWorker();
  const beats = async () => (await pool.query('SELECT count(*)::int AS n FROM worker_heartbeats')).rows[0]?.n;
  try {
    await vi.waitFor(async () => expect(await beats()).toBe(1), PATIENT);
    await recordEvents('mail.queued', 1);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), PATIENT);
  } finally {
    await worker.stop();
  }
  expect(worker.child.exitCode).toBe(0);
  expect(await beats()).toBe(0);
});
