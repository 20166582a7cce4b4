import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runPrisma } from './migrate';
import { fingerprint, projectRoot } from './project';
import { StartError } from './start-error';

const folder = join(projectRoot, 'lib/platform/generated');
const stamp = join(folder, '.made-from');

/** Makes the database client when it is missing or older than the schema. */
export async function ensureClient(): Promise<void> {
  const wanted = fingerprint([
    'prisma/schema',
    'prisma.config.ts',
    'node_modules/@prisma/client/package.json',
  ]);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const { code, output } = await runPrisma(['generate'], 'postgresql://localhost/none');
  if (code !== 0) throw new StartError(`The database client could not be generated:\n${output.trim()}`);
  writeFileSync(stamp, wanted);
}
