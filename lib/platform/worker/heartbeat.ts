import { hostname } from 'node:os';
import type { Pool } from 'pg';
import { type Repeating, repeat } from './repeat';

const EVERY_MS = 5_000;

/** Tells the ready check that a worker lives. A worker that stops in peace takes its row away. */
export function beat(pool: Pool): Repeating {
  const id = `${hostname()}-${process.pid}`;
  const beating = repeat('heartbeat', EVERY_MS, async () => {
    await pool.query(
      'INSERT INTO worker_heartbeats (id, at) VALUES ($1, now()) ON CONFLICT (id) DO UPDATE SET at = excluded.at',
      [id],
    );
    await pool.query("DELETE FROM worker_heartbeats WHERE at < now() - interval '1 day'");
  });
  return {
    wake: beating.wake,
    stop: async () => {
      await beating.stop();
      await pool.query('DELETE FROM worker_heartbeats WHERE id = $1', [id]);
    },
  };
}
