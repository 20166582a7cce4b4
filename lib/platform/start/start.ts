import { join, relative } from 'node:path';
import { ensureBuild } from './build';
import { requireUsable } from './connect';
import { holdDataDir } from './data-dir';
import { bringUpToDate, loadSettings, openDatabase, processEnv } from './database';
import { ensureClient } from './generate';
import { endingSignal, keep } from './lifetime';
import { say } from './output';
import { requireFreePort } from './ports';
import { seedDemo } from './seed';
import { StartError } from './start-error';
import { keepRunning } from './supervise';
import { launchDevWeb, launchWeb, launchWorker, waitUntilReady } from './web';

const GRACE_MS = 10_000;
const READY_MS = 120_000;
const PREDECESSOR_MS = 5_000;

/** The whole product, in production or with hot reload. Resolves when it is ready; runs until a signal. */
export async function startProduct(mode: 'production' | 'dev'): Promise<void> {
  const settings = loadSettings();
  const address = settings.APP_URL ?? `http://localhost:${settings.PORT}`;
  const lock = settings.DATABASE_URL ? undefined : await holdDataDir(settings.DATA_DIR, address);
  await requireFreePort(settings.PORT, settings.HOST, lock?.wasLeft ? PREDECESSOR_MS : 0);
  if (settings.DATABASE_URL) await requireUsable(settings.DATABASE_URL);
  await (mode === 'production' ? ensureBuild() : ensureClient());
  endingSignal.throwIfAborted();
  const databaseUrl = await openDatabase(settings);
  await bringUpToDate(databaseUrl);
  endingSignal.throwIfAborted();
  const env = processEnv(settings, databaseUrl);
  if (env.DEMO === '1' && (await seedDemo(databaseUrl, env))) {
    say(
      `Wrote the demo data. Who can sign in: ${relative(process.cwd(), join(settings.DATA_DIR, 'demo.json'))}`,
    );
  }
  endingSignal.throwIfAborted();
  launchProcesses(mode, env);
  if (!(await waitUntilReady(settings.HOST, settings.PORT, READY_MS))) {
    throw new StartError(`The product is not ready after ${READY_MS / 1000} seconds. Its log is above.`);
  }
  say(`Ready: ${address}`);
}

function launchProcesses(mode: 'production' | 'dev', env: Record<string, string>): void {
  const task = { stopSignal: 'SIGTERM', graceMs: GRACE_MS } as const;
  const web = () => (mode === 'production' ? launchWeb(env) : launchDevWeb(env));
  keep(keepRunning({ ...task, name: 'worker', launch: () => launchWorker(env) }));
  keep(keepRunning({ ...task, name: 'web', launch: web }));
}
