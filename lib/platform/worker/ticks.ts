import pg, { type Pool } from 'pg';
import type { Clock } from '../clock';
import type { JobDefinition } from '../job';
import { type Repeating, repeat } from './repeat';

/**
 * Runs the jobs that repeat every few seconds. Of several workers one runs a job at a time: the one that holds its lock.
 * The locks have connections of their own, or a job would wait for one that the locks of the others hold.
 */
export function startTicks(
  pool: Pool,
  jobs: readonly JobDefinition[],
  clock: Clock,
  signal?: AbortSignal,
): Repeating[] {
  const locks = new pg.Pool({ ...pool.options, max: Math.max(1, jobs.length) });
  locks.on('error', () => undefined);
  const loops = jobs.flatMap((job) =>
    job.everySeconds
      ? [repeat(job.name, job.everySeconds * 1_000, () => tick(locks, job, clock, signal))]
      : [],
  );
  return [...loops, { wake: () => undefined, stop: () => locks.end() }];
}

async function tick(pool: Pool, job: JobDefinition, clock: Clock, signal?: AbortSignal): Promise<void> {
  const client = await pool.connect();
  let unlocked = false;
  try {
    const lock = await client.query('SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held', [
      job.name,
    ]);
    if (lock.rows[0]?.held) {
      const now = clock.now();
      await job
        .handler({}, { now, clock, jobId: `${job.name}@${now.toISOString()}`, signal })
        .finally(() => client.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [job.name]));
    }
    unlocked = true;
  } finally {
    // A connection that may still hold the lock is closed, which frees it.
    client.release(!unlocked);
  }
}
