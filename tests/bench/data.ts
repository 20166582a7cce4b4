import { randomBytes } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase, withConnection } from '@/lib/platform/start/connect';
import { openCluster } from '@/lib/platform/start/embedded-postgres';
import { migrate } from '@/lib/platform/start/migrate';
import { runNode } from '@/lib/platform/start/run-child';
import { stopChild } from '@/lib/platform/start/supervise';
import { databaseUrl, dropDatabases, serverFolder, temporaryFolder } from '@/tests/support/test-server';
import type { Options } from './options';

const SEED = ['--conditions=react-server', '--import', 'tsx', 'prisma/seed.ts'];
const PREFIX = `bench_${process.pid}_`;

export type Person = { email: string; password: string; apiToken: string };
/** `secret`: the AUTH_SECRET it was written with. */
export type DataSet = { url: string; dataDir: string; secret: string; people: Person[] };
export type Server = { url: string; stop(): Promise<void> };

/** The server that TEST_DATABASE_URL names, else a PostgreSQL set up as the product sets up its own. */
export async function startServer(): Promise<Server> {
  const given = process.env.TEST_DATABASE_URL;
  if (given) return { url: given, stop: () => dropDatabases(given, PREFIX) };
  const folder = await serverFolder();
  const cluster = openCluster(folder);
  await cluster.prepare();
  const child = await cluster.start();
  return {
    url: cluster.url('postgres'),
    stop: async () => {
      await stopChild(child, 'SIGINT', 20_000);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function seed(env: Record<string, string>, ...args: string[]): Promise<void> {
  const { code, output } = await runNode([...SEED, ...args], { env });
  if (code !== 0) throw new Error(`The seed failed: ${output.trim()}`);
}

/** A database with the demo and so many cases beside it. */
export async function makeDataSet(server: Server, name: string, size: Options['small']): Promise<DataSet> {
  const database = `${PREFIX}${name}`;
  const url = databaseUrl(server.url, database);
  const dataDir = temporaryFolder(`bench-${name}`);
  await createDatabase(server.url, database);
  await migrate(url);
  const secret = randomBytes(32).toString('base64url');
  const env = { DATABASE_URL: url, DATA_DIR: dataDir, AUTH_SECRET: secret };
  await seed(env, '--scenario', 'demo');
  const { accounts, cases, open } = size;
  await seed(env, '--accounts', String(accounts), '--cases', String(cases), '--open', String(open));
  // What the seed has left to be written to disk is not to be paid for by the first measurement.
  await withConnection(url, (client) => client.query('CHECKPOINT'));
  const { people } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')) as { people: Person[] };
  return { url, dataDir, secret, people };
}

export function personOf({ people }: DataSet, email: string): Person {
  const person = people.find((each) => each.email === email);
  if (!person) throw new Error(`The demo has no ${email}.`);
  return person;
}
