import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { withConnection } from './connect';
import { projectRoot } from './project';
import { runNode } from './run-child';
import { StartError } from './start-error';

/** Any number that nobody else uses; Prisma's own lock gives up after ten seconds, ours waits for the other process. */
const LOCK = 7_215_903_441;

/** Runs the official Prisma CLI with the schema engine that npm installed, so that nothing is downloaded. */
export function runPrisma(args: readonly string[], databaseUrl: string, show = false) {
  return runNode(['node_modules/prisma/build/index.js', ...args], {
    env: {
      DATABASE_URL: databaseUrl,
      PRISMA_SCHEMA_ENGINE_BINARY: join(projectRoot, 'prisma/schema-engine.mjs'),
    },
    show,
  });
}

/** The names of all migrations, oldest first. */
export function knownMigrations(): string[] {
  const entries = readdirSync(join(projectRoot, 'prisma/migrations'), { withFileTypes: true });
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
}

async function missing(client: pg.Client): Promise<string[]> {
  const table = await client.query("SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS there");
  if (!table.rows[0]?.there) return knownMigrations();
  const applied = await client.query<{ migration_name: string }>(
    'SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const names = new Set(applied.rows.map((row) => row.migration_name));
  return knownMigrations().filter((name) => !names.has(name));
}

/** Applies what is missing; when several processes start at once, one does and the others wait. Returns the names applied. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  return withConnection(databaseUrl, async (client) => {
    if ((await missing(client)).length === 0) return [];
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const names = await missing(client);
    if (names.length === 0) return [];
    const { code, output } = await runPrisma(['migrate', 'deploy'], databaseUrl);
    if (code !== 0) throw new StartError(`The database could not be migrated:\n${output.trim()}`);
    return names;
  });
}
