import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { canConnect } from './connect';
import { freePort } from './ports';
import { accountFor } from './postgres-account';
import { findBinaries } from './postgres-binaries';
import { isAlive, programOf } from './process-facts';
import { StartError } from './start-error';

const STOP_MS = 20_000;
const START_MS = 60_000;
const START_ATTEMPTS = 4;
const LOG_LIMIT = 5_000_000;
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  jit: 'off',
};

type Connection = { port?: number; password: string };

/**
 * The PostgreSQL of one data folder, with its own port and password kept beside the data.
 * Call only while holding the folder's lock: what still runs there is taken for left over and stopped.
 */
export function openCluster(dataDir: string, settings: Record<string, string> = {}) {
  const { initdb, postgres } = findBinaries();
  const folder = join(dataDir, 'postgres');
  const connectionFile = connectionFileOf(dataDir);
  const logFile = join(dataDir, 'postgres.log');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const account = accountFor(folder, postgres);
  const connection: Connection = readConnection(dataDir) ?? {
    password: randomBytes(18).toString('base64url'),
  };
  const url = (database = 'cutover') => urlOf(connection, database);

  async function prepare(): Promise<void> {
    await stopLeftover(folder);
    connection.port = await freePort(connection.port);
    writeFileSync(connectionFile, JSON.stringify(connection), { mode: 0o600 });
    if (!existsSync(join(folder, 'PG_VERSION'))) initialise();
  }

  function initialise(): void {
    const passwordFile = join(folder, '..', 'initdb-password');
    writeFileSync(passwordFile, connection.password, { mode: 0o600 });
    const { uid, gid } = statSync(folder);
    chownSync(passwordFile, uid, gid);
    const [program, args] = account.command(initdb, [
      `--pgdata=${folder}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--no-locale',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ]);
    try {
      execFileSync(program, args, { ...account.ids, cwd: '/', stdio: 'pipe' });
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      throw new StartError(
        `PostgreSQL could not make its files in ${folder}: ${lastLine(String((error as Error).message))}`,
      );
    } finally {
      rmSync(passwordFile, { force: true });
    }
  }

  /** Its own session, so that Ctrl-C reaches it only through the supervisor, after the web process has finished. */
  function launch(): ChildProcess {
    removeStalePid(folder);
    const options = Object.entries({ ...SETTINGS, ...settings }).flatMap(([name, value]) => [
      '-c',
      `${name}=${value}`,
    ]);
    const [program, args] = account.command(postgres, [
      '-D',
      folder,
      '-p',
      String(connection.port),
      ...options,
    ]);
    const tooBig = (statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT;
    const log = openSync(logFile, tooBig ? 'w' : 'a', 0o600);
    const child = spawn(program, args, {
      ...account.ids,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    return child;
  }

  /** Tries again for a moment: the workers of a killed server let go of its memory a little later. */
  async function start(): Promise<ChildProcess> {
    for (let attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
      const child = launch();
      if (await answers(child)) return child;
      await delay(attempt * 250);
    }
    throw new StartError(`PostgreSQL did not start: ${lastLine(readFileSync(logFile, 'utf8'))} (${logFile})`);
  }

  async function answers(child: ChildProcess): Promise<boolean> {
    const giveUpAt = performance.now() + START_MS;
    while (child.exitCode === null && performance.now() < giveUpAt) {
      if (await canConnect(url('postgres'))) return true;
      await delay(40);
    }
    return false;
  }

  return { prepare, start, launch, url };
}

const connectionFileOf = (dataDir: string) => join(dataDir, 'database.json');

function readConnection(dataDir: string): Connection | undefined {
  const file = connectionFileOf(dataDir);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Connection) : undefined;
}

/** The address of the database of a data folder that another process keeps running. */
export function runningUrl(dataDir: string, database = 'cutover'): string | undefined {
  const connection = readConnection(dataDir);
  return connection && urlOf(connection, database);
}

function urlOf({ port, password }: Connection, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

function pidIn(folder: string): number | undefined {
  try {
    return Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]) || undefined;
  } catch {
    return undefined;
  }
}

function runsPostgres(pid: number): boolean {
  return isAlive(pid) && (programOf(pid) ?? 'postgres') === 'postgres';
}

/** A server whose supervisor was killed; its data folder is ours now. */
export async function stopLeftover(folder: string): Promise<void> {
  const pid = pidIn(folder);
  if (pid && runsPostgres(pid)) await stopProcess(pid);
}

/** After a kill -9 the file names a process that is gone, or by now a stranger. */
function removeStalePid(folder: string): void {
  const pid = pidIn(folder);
  if (pid && !runsPostgres(pid)) rmSync(join(folder, 'postmaster.pid'), { force: true });
}

/** Fast shutdown: open transactions are rolled back, everything committed is kept. */
async function stopProcess(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  const giveUpAt = performance.now() + STOP_MS;
  while (isAlive(pid)) {
    if (performance.now() > giveUpAt) process.kill(pid, 'SIGQUIT');
    await delay(20);
  }
}
