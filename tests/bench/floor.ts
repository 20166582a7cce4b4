import { spawn } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from '@/lib/platform/start/ports';
import { childEnv, projectRoot } from '@/lib/platform/start/project';
import { runNode } from '@/lib/platform/start/run-child';
import { stopChild } from '@/lib/platform/start/supervise';
import type { Statement } from './capture';

const FOLDER = 'tests/bench/floor';
const READY_MS = 30_000;
const built = join(projectRoot, FOLDER, '.next');
const standalone = join(built, 'standalone', FOLDER);

export type Site = { origin: string; pid: number; stop(): Promise<void> };

export async function buildFloor(): Promise<void> {
  const { code, output } = await runNode(['node_modules/next/dist/bin/next', 'build', FOLDER], {
    env: { NODE_ENV: 'production' },
  });
  if (code !== 0) throw new Error(`The floor could not be built:\n${output.trim()}`);
  if (!existsSync(join(standalone, 'server.js')))
    throw new Error(`The floor's server is not where it was expected: ${standalone}`);
  cpSync(join(built, 'static'), join(standalone, '.next/static'), { recursive: true });
}

async function answers(origin: string): Promise<boolean> {
  const giveUpAt = performance.now() + READY_MS;
  while (performance.now() < giveUpAt) {
    const status = await fetch(`${origin}/empty`)
      .then(({ status }) => status)
      .catch(() => 0);
    if (status === 200) return true;
    await delay(50);
  }
  return false;
}

/** A bare Next server on the same database: the queue's statement as a table, and a route handler that does nothing. */
export async function startFloor(databaseUrl: string, queue: Statement): Promise<Site> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const env = {
    NODE_ENV: 'production',
    PORT: String(port),
    HOSTNAME: '127.0.0.1',
    DATABASE_URL: databaseUrl,
    FLOOR_QUERY: JSON.stringify(queue),
  };
  const child = spawn(process.execPath, ['server.js'], {
    cwd: standalone,
    env: childEnv(env),
    stdio: 'ignore',
  });
  const stop = () => stopChild(child, 'SIGTERM', 5_000);
  if (!(await answers(origin))) {
    await stop();
    throw new Error('The floor did not answer.');
  }
  return { origin, pid: child.pid ?? 0, stop };
}
