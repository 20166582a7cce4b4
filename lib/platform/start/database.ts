import { readSettings, type Settings } from '../env';
import { createDatabase, requireUsable } from './connect';
import { authSecretOf, requireDataDir } from './data-dir';
import { openCluster } from './embedded-postgres';
import { keep } from './lifetime';
import { migrate } from './migrate';
import { say } from './output';
import { StartError } from './start-error';
import { keepRunning } from './supervise';

const POSTGRES_GRACE_MS = 20_000;

/** The operator's database when DATABASE_URL names one, else PostgreSQL of our own in the data folder. Returns its address. */
export async function openDatabase(settings: Settings): Promise<string> {
  const url = settings.DATABASE_URL ?? (await startEmbedded(settings.DATA_DIR));
  if (settings.DATABASE_URL) await requireUsable(url);
  return url;
}

export async function bringUpToDate(databaseUrl: string): Promise<void> {
  const applied = await migrate(databaseUrl);
  if (applied.length > 0) say(`Migrated the database (${applied.length} applied).`);
}

async function startEmbedded(dataDir: string): Promise<string> {
  const cluster = openCluster(dataDir);
  await cluster.prepare();
  const first = await cluster.start();
  const task = {
    name: 'database',
    launch: cluster.launch,
    stopSignal: 'SIGINT',
    graceMs: POSTGRES_GRACE_MS,
  } as const;
  keep(keepRunning(task, first));
  await createDatabase(cluster.url('postgres'), 'cutover');
  return cluster.url();
}

/** What the web, the worker and the seed run with: everything decided, nothing left to guess. */
export function processEnv(settings: Settings, databaseUrl: string): Record<string, string> {
  const demo = settings.DEMO ?? (settings.DATABASE_URL ? '0' : '1');
  const AUTH_SECRET = settings.AUTH_SECRET ?? authSecretOf(settings.DATA_DIR);
  return {
    PORT: String(settings.PORT),
    HOST: settings.HOST,
    HOSTNAME: settings.HOST,
    DATA_DIR: settings.DATA_DIR,
    DATABASE_URL: databaseUrl,
    APP_URL: settings.APP_URL ?? `http://localhost:${settings.PORT}`,
    DEMO: demo,
    AUTH_SECRET,
    UPGRADE_RUNNER: settings.UPGRADE_RUNNER ?? (demo === '1' ? 'automatic' : 'external'),
    LOG_LEVEL: settings.LOG_LEVEL,
    TRUSTED_PROXY_HOPS: String(settings.TRUSTED_PROXY_HOPS),
    ...(settings.SMTP_URL ? { SMTP_URL: settings.SMTP_URL } : {}),
  };
}

/** Checked settings and a usable data folder. */
export function loadSettings(): Settings {
  const settings = readSettings();
  requireDataDir(settings.DATA_DIR);
  if (settings.DATABASE_URL && !settings.AUTH_SECRET) {
    throw new StartError(
      'AUTH_SECRET is required with DATABASE_URL: set it to a random text of 32 characters or more.',
    );
  }
  return settings;
}
