import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ensureClient } from './generate';
import { endingSignal } from './lifetime';
import { takeLock } from './lock';
import { say } from './output';
import { fingerprint, projectRoot } from './project';
import { runNode } from './run-child';
import { StartError } from './start-error';

const SOURCES = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'prisma/migrations',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'tsconfig.json',
  'package-lock.json',
];
const out = join(projectRoot, '.next');
// Outside .next, which every build empties.
const scratch = join(projectRoot, 'node_modules/.cache/cutover');
const stamp = join(out, 'made-from');
export const standalone = join(out, 'standalone');

function isCurrent(wanted: string): boolean {
  return (
    existsSync(join(standalone, 'server.js')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
  );
}

/** The production build, made when it is missing or older than the sources. Needs no database. */
export async function ensureBuild(): Promise<void> {
  await ensureClient();
  const wanted = fingerprint(SOURCES);
  if (isCurrent(wanted)) return;
  mkdirSync(scratch, { recursive: true });
  const release = await waitForTurn();
  try {
    if (!isCurrent(wanted)) await build(wanted);
  } finally {
    release();
  }
}

async function waitForTurn(): Promise<() => void> {
  for (;;) {
    const lock = takeLock(join(scratch, 'building.lock'));
    if ('release' in lock) return lock.release;
    await delay(200, undefined, { signal: endingSignal });
  }
}

async function build(wanted: string): Promise<void> {
  say('Building. The first time this takes about half a minute.');
  const logFile = join(scratch, 'build.log');
  // Values that only have to be there: a build reaches out to nothing.
  const env = {
    NODE_ENV: 'production',
    DATABASE_URL: 'postgresql://127.0.0.1:1/none',
    AUTH_SECRET: 'used by no one, only while building',
  };
  const { code, output } = await runNode(['node_modules/next/dist/bin/next', 'build'], { env, logFile });
  if (code !== 0) throw new StartError(`The build failed:\n${output.trim()}`);
  // Next leaves these beside its standalone server; the migrations tell the ready check what the code expects.
  bring(join(out, 'static'), '.next/static');
  bring(join(projectRoot, 'public'), 'public');
  bring(join(projectRoot, 'prisma/migrations'), 'prisma/migrations');
  writeFileSync(stamp, wanted);
}

function bring(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, join(standalone, to), { recursive: true });
}
