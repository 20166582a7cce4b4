import type { Pool, PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';
import type { JobDefinition } from '../job';

const BATCH = 200;

type Event = { id: string; name: string; at: Date; payload: object };

/** What a queue holds of an event: the payload for the handler, and which event it was. */
export type Relayed = { payload: object; event: { id: string; name: string; at: string } };

const relayed = ({ payload, id, name, at }: Event): { data: Relayed } => ({
  data: { payload, event: { id, name, at: at.toISOString() } },
});

/**
 * Hands committed events to the jobs that listen for them, in one transaction: an event becomes its jobs exactly once, also when
 * workers relay side by side or die half-way. Returns how many it took; fewer than a batch means that none are left.
 */
export async function relayEvents(pool: Pool, boss: PgBoss, jobs: readonly JobDefinition[]): Promise<number> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const events = await claim(client);
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const { name, on } of jobs) {
      const data = events.filter((event) => on?.includes(event.name)).map(relayed);
      if (data.length > 0) await boss.insert(name, data, { db });
    }
    if (events.length > 0) {
      const ids = events.map(({ id }) => id);
      await client.query('UPDATE outbox SET dispatched_at = now() WHERE id = ANY($1::bigint[])', [ids]);
    }
    await client.query('COMMIT');
    client.release();
    return events.length;
  } catch (error) {
    // Closing the connection rolls back, whatever state it is in.
    client.release(true);
    throw error;
  }
}

async function claim(client: PoolClient): Promise<Event[]> {
  const { rows } = await client.query<Event>(
    `SELECT id, name, at, payload FROM outbox WHERE dispatched_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
  );
  return rows;
}

/** Relays until nothing is left. */
export async function relayAll(pool: Pool, boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  while ((await relayEvents(pool, boss, jobs)) === BATCH);
}
