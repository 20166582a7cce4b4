import { BadSettings, type Settings } from '../env';
import { ensureBuild } from './build';
import { tryHoldDataDir } from './data-dir';
import { bringUpToDate, loadSettings, openDatabase, processEnv } from './database';
import { runningUrl } from './embedded-postgres';
import { ensureClient } from './generate';
import { endingSignal, endOnSignals, keep, stopEverything } from './lifetime';
import { runPrisma } from './migrate';
import { complain } from './output';
import { inviteOperator, seedDemo, seedWith } from './seed';
import { startProduct } from './start';
import { StartError } from './start-error';

type Verb = (args: readonly string[]) => Promise<number | undefined>;

const verbs: Record<string, Verb> = {
  start: () => startProduct('production').then(() => undefined),
  dev: () => startProduct('dev').then(() => undefined),
  build: () => ensureBuild().then(() => 0),
  seed: (args) => withDatabase((url, settings) => seed(args, url, settings)),
  operator: (args) => withDatabase((url, settings) => invite(args, url, settings)),
  prisma: (args) => withDatabase(async (url) => (await runPrisma(args, url, true)).code),
};

/** Runs a verb; a verb without an exit code keeps the process running. */
export async function runVerb(name: string, args: readonly string[]): Promise<void> {
  const verb = verbs[name];
  if (!verb) return fail(new StartError(`Unknown command ${name}. Known: ${Object.keys(verbs).join(', ')}.`));
  let work: Promise<unknown> = Promise.resolve();
  endOnSignals(() => work);
  try {
    const running = verb(args);
    work = running;
    const code = await running;
    if (code === undefined) return;
    await stopEverything();
    process.exit(code);
  } catch (error) {
    if (endingSignal.aborted) return;
    await stopEverything();
    fail(error);
  }
}

/** The database of the running product when there is one, else started for the time of the work. */
async function withDatabase(work: (url: string, settings: Settings) => Promise<number>): Promise<number> {
  const settings = loadSettings();
  await ensureClient();
  const running = settings.DATABASE_URL ? undefined : await runningDatabase(settings.DATA_DIR);
  return work(running ?? (await openDatabase(settings)), settings);
}

/** The demo first, as a start would write it: it is only written while there are no accounts. */
async function seed(args: readonly string[], databaseUrl: string, settings: Settings): Promise<number> {
  await bringUpToDate(databaseUrl);
  const env = processEnv(settings, databaseUrl);
  if (env.DEMO === '1') await seedDemo(databaseUrl, env);
  return seedWith(args, env);
}

async function invite(args: readonly string[], databaseUrl: string, settings: Settings): Promise<number> {
  await bringUpToDate(databaseUrl);
  return inviteOperator(args, processEnv(settings, databaseUrl));
}

/** The address of the database that a running product holds, or nothing and the lock is ours. */
async function runningDatabase(dataDir: string): Promise<string | undefined> {
  const lock = tryHoldDataDir(dataDir, 'a command');
  if (!('release' in lock)) return runningUrl(dataDir);
  keep({ stop: async () => lock.release() });
  return undefined;
}

function fail(error: unknown): never {
  if (error instanceof BadSettings) for (const problem of error.problems) complain(problem);
  else if (error instanceof StartError) complain(error.message);
  else complain(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exit(1);
}
