import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Credentials } from './people';

/** Writes `demo.json` whole or not at all; only its owner may read it. */
export function writeCredentials(dataDir: string, people: readonly Credentials[]): void {
  const file = join(dataDir, 'demo.json');
  const fresh = `${file}.${process.pid}`;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  rmSync(fresh, { force: true });
  writeFileSync(fresh, `${JSON.stringify({ people }, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  renameSync(fresh, file);
}
