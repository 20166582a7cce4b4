import { systemClock } from '@/lib/platform/clock';
import { BadSettings, readSettings } from '@/lib/platform/env';
import { readOrder, SeedError } from './seed/arguments';
import { seedDemo } from './seed/demo';
import { seedLoad } from './seed/load';

async function main(): Promise<string> {
  const order = readOrder(process.argv.slice(2));
  const { DATABASE_URL, DATA_DIR, APP_URL } = readSettings();
  if (!DATABASE_URL) throw new SeedError('DATABASE_URL is not set.');
  const now = systemClock.now();
  if (order.scenario === 'demo')
    return seedDemo({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, now, appUrl: APP_URL });
  return seedLoad({ databaseUrl: DATABASE_URL, dataDir: DATA_DIR, now, ...order });
}

function inOneLine(error: unknown): string {
  if (error instanceof SeedError) return error.message;
  if (error instanceof BadSettings) return error.problems.join(' ');
  const reason = error instanceof Error ? error.message : String(error);
  return `The data could not be written: ${reason.replace(/\s+/g, ' ').trim()}`;
}

try {
  process.stdout.write(`${await main()}\n`);
} catch (error) {
  process.stderr.write(`${inOneLine(error)}\n`);
  process.exitCode = 1;
}
