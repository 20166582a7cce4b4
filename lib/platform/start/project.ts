import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';

/** The project's folder, wherever it is started from. */
export const projectRoot = resolve(import.meta.dirname, '../../..');

/** The environment of our own child processes: the same Node first in the path, nothing that phones home. */
export function childEnv(extra: Record<string, string | undefined> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH ?? ''}`,
    CHECKPOINT_DISABLE: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    ...extra,
  };
}

function* filesBelow(path: string): Generator<string> {
  const facts = statSync(path, { throwIfNoEntry: false });
  if (!facts) return;
  if (facts.isFile()) return path.endsWith('.md') ? undefined : yield path;
  for (const name of readdirSync(path).sort()) {
    if (name !== 'node_modules' && name !== 'generated' && !name.startsWith('.'))
      yield* filesBelow(join(path, name));
  }
}

/** A fingerprint of the contents of files and folders of the project; what is missing counts as empty. */
export function fingerprint(paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesBelow(join(projectRoot, path))) {
      hash
        .update(`${file.slice(projectRoot.length)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
