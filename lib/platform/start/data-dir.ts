import { randomBytes } from 'node:crypto';
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { endingSignal, keep } from './lifetime';
import { type Lock, takeLock } from './lock';
import { StartError } from './start-error';

const STOPPING = 'stopping';
const PREDECESSOR_MS = 30_000;

/** Makes the data folder when missing; open to enter, because root's database runs as another user. */
export function requireDataDir(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'failed';
    throw new StartError(`DATA_DIR: ${folder} can't be written (${code}).`);
  }
}

/** One process at a time looks after the database of a data folder. */
export function tryHoldDataDir(folder: string, note: string) {
  return takeLock(join(folder, 'running.json'), note);
}

/** Waits for a predecessor that is on its way out; says who holds the folder otherwise. Let go when this process ends. */
export async function holdDataDir(folder: string, note: string): Promise<Lock> {
  const giveUpAt = performance.now() + PREDECESSOR_MS;
  let lock = tryHoldDataDir(folder, note);
  while (!('release' in lock) && lock.heldBy.note === STOPPING && performance.now() < giveUpAt) {
    await delay(100);
    lock = tryHoldDataDir(folder, note);
  }
  if (!('release' in lock)) {
    const { pid, note: address } = lock.heldBy;
    throw new StartError(
      `Cutover already runs on ${folder} (process ${pid}, ${address}). Stop it, or set DATA_DIR and PORT.`,
    );
  }
  const { mark, release } = lock;
  endingSignal.addEventListener('abort', () => mark(STOPPING), { once: true });
  keep({ stop: async () => release() });
  return lock;
}

/** Generated once, readable by its owner only. */
export function authSecretOf(folder: string): string {
  const file = join(folder, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}
