import 'server-only';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pool } from './db';
import { log } from './log';

const ANSWER_MS = 3_000;
/** Three missed heartbeats. */
const STALE_SECONDS = 20;

export type Health = {
  status: 'ok' | 'degraded' | 'unavailable';
  checks: {
    database: 'ok' | 'failing';
    migrations: 'ok' | 'pending' | 'unknown';
    worker: 'ok' | 'stale' | 'unknown';
  };
};

let known: Promise<string[]> | undefined;

/** The migrations that this code was built with; the build carries their folder. */
function knownMigrations(): Promise<string[]> {
  known ??= readdir(join(/* turbopackIgnore: true */ process.cwd(), 'prisma/migrations'), {
    withFileTypes: true,
  }).then((entries) => entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])));
  return known;
}

async function look(): Promise<Health> {
  const { rows } = await pool.query<{ pending: boolean; working: boolean }>(
    `SELECT EXISTS (
       SELECT unnest($1::text[]) EXCEPT
       SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL
     ) AS pending,
     EXISTS (SELECT 1 FROM worker_heartbeats WHERE at > now() - make_interval(secs => $2)) AS working`,
    [await knownMigrations(), STALE_SECONDS],
  );
  const { pending = true, working = false } = rows[0] ?? {};
  const status = pending ? 'unavailable' : working ? 'ok' : 'degraded';
  return {
    status,
    checks: { database: 'ok', migrations: pending ? 'pending' : 'ok', worker: working ? 'ok' : 'stale' },
  };
}

const UNREACHABLE: Health = {
  status: 'unavailable',
  checks: { database: 'failing', migrations: 'unknown', worker: 'unknown' },
};

/** Whether requests can be served. Without a worker they can: only work outside requests waits. */
export async function readHealth(): Promise<Health> {
  const inTime = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`no answer in ${ANSWER_MS} ms`)), ANSWER_MS).unref();
  });
  try {
    return await Promise.race([look(), inTime]);
  } catch (error) {
    log.warn({ err: error }, 'health.database_failing');
    return UNREACHABLE;
  }
}
