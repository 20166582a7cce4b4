import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDatabase, withConnection } from '@/lib/platform/start/connect';
import { openCluster, stopLeftover } from '@/lib/platform/start/embedded-postgres';
import { migrate } from '@/lib/platform/start/migrate';
import { isAlive } from '@/lib/platform/start/process-facts';
import { fingerprint } from '@/lib/platform/start/project';
import { stopChild } from '@/lib/platform/start/supervise';

const TEMPLATE_LOCK = 55_021;
const FORGETFUL = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
};

export type TestServer = { url: string; stop(): Promise<void> };

/** A folder that root's database user can enter too. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `cutover-${name}-`));
  chmodSync(folder, 0o755);
  return folder;
}

const SERVER = 'cutover-server-';
const ownerFile = (folder: string) => join(folder, 'owner.pid');

function ownerOf(folder: string): number | undefined {
  try {
    return Number(readFileSync(ownerFile(folder), 'utf8')) || undefined;
  } catch {
    return undefined;
  }
}

/** Ends the servers of runs that were killed, and removes their folders. Those of living runs stay. */
export async function stopForgottenServers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    if (!name.startsWith(SERVER)) continue;
    const folder = join(tmpdir(), name);
    const owner = ownerOf(folder);
    if (owner === undefined || isAlive(owner)) continue;
    await stopLeftover(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Where a server of this process lives. A process that is killed stops nothing: the next one does. */
export async function serverFolder(): Promise<string> {
  await stopForgottenServers();
  const folder = temporaryFolder('server');
  writeFileSync(ownerFile(folder), String(process.pid));
  return folder;
}

/** The server that TEST_DATABASE_URL names, else a PostgreSQL that lives as long as the run. */
export async function startTestServer(): Promise<TestServer> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const folder = await serverFolder();
  const cluster = openCluster(folder, FORGETFUL);
  await cluster.prepare();
  const child = await cluster.start();
  return {
    url: cluster.url('postgres'),
    stop: async () => {
      await stopChild(child, 'SIGINT', 10_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** A migrated, empty database to copy; kept on the server for the next run with the same migrations. */
export async function ensureTemplate(serverUrl: string): Promise<string> {
  const template = `cutover_template_${fingerprint(['prisma/migrations']).slice(0, 12)}`;
  const building = `${template}_${randomBytes(3).toString('hex')}`;
  return withConnection(serverUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (there.rowCount === 1) return template;
    await createDatabase(serverUrl, building);
    await migrate(databaseUrl(serverUrl, building));
    await client.query(`ALTER DATABASE "${building}" RENAME TO "${template}"`);
    return template;
  });
}

/** Makes a copy of the template; false when it was there already. */
export async function cloneTemplate(serverUrl: string, template: string, name: string): Promise<boolean> {
  return withConnection(serverUrl, async (client) => {
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (there.rowCount === 1) return false;
    await client.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
    return true;
  });
}

export async function dropDatabases(serverUrl: string, prefix: string): Promise<void> {
  await withConnection(serverUrl, async (client) => {
    const found = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of found.rows)
      await client.query(`DROP DATABASE IF EXISTS "${datname}" WITH (FORCE)`);
  });
}
