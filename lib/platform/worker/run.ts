import 'server-only';
import type { Clock } from '../clock';
import { closeDatabase, pool } from '../db';
import type { JobDefinition } from '../job';
import { log } from '../log';
import { beat } from './heartbeat';
import { listen } from './listen';
import { openQueues, work } from './queues';
import { relayAll } from './relay';
import { repeat } from './repeat';
import { startTicks } from './ticks';

const RELAY_MS = 3_000;
const FINISH_MS = 7_000;

/** Starts everything a worker does. Returns the way to stop it: what runs finishes, nothing new begins. */
export async function runWorker(jobs: readonly JobDefinition[], clock: Clock): Promise<() => Promise<void>> {
  const boss = await openQueues(jobs);
  const stopping = new AbortController();
  await work(boss, jobs, clock, stopping.signal);
  const relay = repeat('relay', RELAY_MS, () => relayAll(pool, boss, jobs));
  const loops = [
    beat(pool),
    listen('outbox', relay.wake),
    relay,
    ...startTicks(pool, jobs, clock, stopping.signal),
  ];
  log.info({ jobs: jobs.map(({ name }) => name) }, 'worker.ready');
  return async () => {
    stopping.abort();
    await Promise.all(loops.map((loop) => loop.stop()));
    await boss.stop({ graceful: true, timeout: FINISH_MS });
    await closeDatabase();
    log.info('worker.stopped');
  };
}
