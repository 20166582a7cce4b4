import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { Clock } from '../clock';
import { env } from '../env';
import type { CauseOfJob, JobDefinition } from '../job';
import { log } from '../log';
import type { Relayed } from './relay';

const DEAD_LETTERS = 'dead-letters';
const DAY = 86_400;
const DEFAULT_RETRY = { limit: 8, delaySeconds: 5 };
const LONGEST_RETRY_SECONDS = 900;
const HEARTBEAT_SECONDS = 30;

/** pg-boss in the same database, with the queues of these jobs: retries with backoff, a heartbeat, and dead letters. */
export async function openQueues(jobs: readonly JobDefinition[]): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env().DATABASE_URL,
    schema: 'pgboss',
    application_name: 'cutover-worker',
    max: 6,
    useListenNotify: true,
  });
  boss.on('error', (error) => log.error({ err: error }, 'queue.failed'));
  await boss.start();
  await boss.createQueue(DEAD_LETTERS, { retentionSeconds: 30 * DAY, retryLimit: 0 });
  for (const job of jobs) await declareQueue(boss, job);
  await declareSchedules(boss, jobs);
  return boss;
}

async function declareQueue(boss: PgBoss, job: JobDefinition): Promise<void> {
  const retry = job.retry ?? DEFAULT_RETRY;
  const options = {
    retryLimit: retry.limit,
    retryDelay: retry.delaySeconds,
    retryBackoff: true,
    retryDelayMax: LONGEST_RETRY_SECONDS,
    expireInSeconds: job.timeoutSeconds ?? 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DAY,
    deadLetter: DEAD_LETTERS,
    notify: true,
  };
  await boss.createQueue(job.name, options);
  await boss.updateQueue(job.name, options);
}

async function declareSchedules(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const wanted = new Set(jobs.flatMap(({ name, schedule }) => (schedule ? [name] : [])));
  for (const { name } of await boss.getSchedules()) if (!wanted.has(name)) await boss.unschedule(name);
  for (const { name, schedule } of jobs) if (schedule) await boss.schedule(name, schedule, {}, { tz: 'UTC' });
}

/** Takes jobs off the queues until pg-boss is stopped. */
export async function work(
  boss: PgBoss,
  jobs: readonly JobDefinition[],
  clock: Clock,
  signal?: AbortSignal,
): Promise<void> {
  for (const job of jobs) {
    let id = '';
    id = await boss.work(
      job.name,
      { batchSize: 1, includeMetadata: true, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 3 },
      async ([run]: JobWithMetadata<object>[]) => {
        // After a job the next is asked for at once; without it a queue does one job in each polling interval.
        if (run) await runJob(job, run, clock, signal).finally(() => boss.notifyWorker(id));
      },
    );
  }
}

/** A scheduled job has no event and no payload. */
function causeOf(data: object): { payload: object; event?: CauseOfJob } {
  if (!('event' in data && 'payload' in data)) return { payload: data };
  const { payload, event } = data as Relayed;
  return { payload, event: { ...event, at: new Date(event.at) } };
}

async function runJob(
  job: JobDefinition,
  run: JobWithMetadata<object>,
  clock: Clock,
  signal?: AbortSignal,
): Promise<void> {
  const facts = { job: job.name, jobId: run.id, attempt: run.retryCount + 1 };
  const since = performance.now();
  try {
    const { payload, event } = causeOf(run.data ?? {});
    await job.handler(payload, { now: clock.now(), clock, jobId: run.id, event, signal });
    log.info({ ...facts, ms: Math.round(performance.now() - since) }, 'job.done');
  } catch (error) {
    const isLast = run.retryCount >= run.retryLimit;
    log[isLast ? 'error' : 'warn']({ ...facts, err: error }, isLast ? 'job.given_up' : 'job.failed');
    throw error;
  }
}
