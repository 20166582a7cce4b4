import 'server-only';
import pg from 'pg';
import { pool, type Tx } from './db';
import { env } from './env';
import { log } from './log';

export type LiveEvent = { name: string; topics: string[] };
type Listener = (event: LiveEvent) => void;

type Hub = { byTopic: Map<string, Set<Listener>>; connected: boolean; started: boolean };
const kept = globalThis as typeof globalThis & { cutoverHub?: Hub };
const RECONNECT_MS = 1_000;

function hub(): Hub {
  kept.cutoverHub ??= { byTopic: new Map(), connected: false, started: false };
  if (!kept.cutoverHub.started) {
    kept.cutoverHub.started = true;
    void listen(kept.cutoverHub);
  }
  return kept.cutoverHub;
}

/**
 * Calls `listener` for every committed event of one of the topics, whichever process caused it, and with `resync`
 * after the database connection was lost (events may have been missed). Returns the way to stop.
 */
export function subscribe(topics: readonly string[], listener: Listener): () => void {
  const { byTopic } = hub();
  for (const topic of topics) {
    const listeners = byTopic.get(topic) ?? new Set();
    byTopic.set(topic, listeners.add(listener));
  }
  return () => {
    for (const topic of topics) {
      const listeners = byTopic.get(topic);
      listeners?.delete(listener);
      if (listeners?.size === 0) byTopic.delete(topic);
    }
  };
}

/** So many of the newest events are looked through; when they do not go back far enough, something may have been missed. */
const LOOKED_THROUGH = 500;
const LATEST = `SELECT name, topics, at FROM outbox ORDER BY id DESC LIMIT ${LOOKED_THROUGH}`;

/** What happened of some topics since an instant, each kind of event once; with `resync` when that was too much to know. */
export async function eventsSince(since: Date, topics: readonly string[]): Promise<LiveEvent[]> {
  const { rows } = await pool.query<LiveEvent & { at: Date }>({ name: 'live-since', text: LATEST });
  const recent = rows.filter(({ at }) => at >= since);
  const names = new Set(
    recent.flatMap((event) => (event.topics.some((topic) => topics.includes(topic)) ? [event.name] : [])),
  );
  if (recent.length === LOOKED_THROUGH) names.add('resync');
  return [...names].map((name) => ({ name, topics: [...topics] }));
}

/**
 * Tells open pages of what is not worth keeping: heard when the transaction commits, by whoever listens just then.
 * What anything depends on is an event of a command instead.
 */
export async function announce(tx: Pick<Tx, '$executeRaw'>, event: LiveEvent): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify('outbox', ${JSON.stringify(event)})`;
}

function deliver({ byTopic }: Hub, event: LiveEvent) {
  const heard = new Set<Listener>();
  for (const topic of event.topics) for (const listener of byTopic.get(topic) ?? []) heard.add(listener);
  for (const listener of heard) listener(event);
}

/** One connection for the process; every open stream hangs on it. */
async function listen(hub: Hub) {
  const client = new pg.Client({ connectionString: env().DATABASE_URL, keepAlive: true });
  let lost = false;
  const retry = (reason: string) => {
    if (lost) return;
    lost = true;
    hub.connected = false;
    log.warn({ event: 'live.connection_lost', reason });
    client.end().catch(() => undefined);
    setTimeout(() => void listen(hub), RECONNECT_MS).unref();
  };
  client.on('error', (error) => retry(error.message));
  client.on('end', () => retry('ended'));
  client.on('notification', ({ payload }) => deliver(hub, JSON.parse(payload ?? '{}') as LiveEvent));
  try {
    await client.connect();
    await client.query('LISTEN outbox');
    hub.connected = true;
    // Also the first time: whoever subscribed before it may have missed something.
    deliver(hub, { name: 'resync', topics: [...hub.byTopic.keys()] });
  } catch (error) {
    retry(error instanceof Error ? error.message : 'unknown');
  }
}
