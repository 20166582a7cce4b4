import { vi } from 'vitest';

// A demo may send to this machine; that is what these tests stand on. Before any module reads the environment.
vi.stubEnv('DEMO', '1');
vi.stubEnv('WEBHOOK_ALLOW_LOOPBACK', '1');
vi.stubEnv('UPGRADE_RUNNER', 'external');

const { pool } = await import('@/lib/platform/db');
const { systemClock } = await import('@/lib/platform/clock');
const { jobs } = await import('@/lib/integrations/jobs');
const { createEndpoint } = await import('@/lib/integrations/commands/create-endpoint');
const { deliverMessages } = await import('@/lib/integrations/commands/deliver-messages');
const { createPost } = await import('@/lib/integrations/commands/post-message');
const { contextFor, createPerson } = await import('../../support/fixtures');

type Clock = typeof systemClock;

/** Messages are signed with the time, and receivers refuse an old one: these tests run by the real clock unless told. */
export async function operations(clock: Clock = systemClock) {
  return contextFor(await createPerson('OPERATIONS'), clock);
}

/** Makes an endpoint for these events; the result holds its secret. */
export async function subscribe(url: string, events: string[], clock: Clock = systemClock) {
  return createEndpoint(await operations(clock), { url, events });
}

/** What the worker's relay and queue do with every event that is not dispatched yet; `times` plays a repeated job. */
export async function publishAll(clock: Clock = systemClock, times = 1): Promise<void> {
  const job = jobs.find(({ name }) => name === 'integrations.publish-event');
  const { rows } = await pool.query(
    'UPDATE outbox SET dispatched_at = now() WHERE dispatched_at IS NULL RETURNING id, name, at, payload',
  );
  const events = rows.sort((a, b) => Number(a.id) - Number(b.id));
  for (const { payload, ...event } of events) {
    if (!job?.on?.includes(event.name)) continue;
    for (let i = 0; i < times; i += 1)
      await job.handler(payload, { now: clock.now(), clock, jobId: 'job', event });
  }
}

/** One run of the delivering job. */
export const deliver = (clock: Clock = systemClock, timeoutMs = 50_000, signal?: AbortSignal) =>
  deliverMessages({ clock, post: createPost({ allowLoopback: true, timeoutMs }), signal });
