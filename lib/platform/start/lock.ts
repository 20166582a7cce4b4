import { randomBytes } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { isAlive, startTicks } from './process-facts';

type Holder = { pid: number; ticks: string; note: string };
export type Lock = {
  /** Tells others something about the holder. */
  mark(note: string): void;
  release(): void;
  /** The last holder was killed before it could release. */
  wasLeft: boolean;
};

/** Takes the lock file, also from a holder that no longer runs. Returns the holder when one is alive. */
export function takeLock(file: string, note = ''): Lock | { heldBy: Holder } {
  let wasLeft = false;
  while (!place(file, note)) {
    const holder = readHolder(file);
    if (holder && runs(holder)) return { heldBy: holder };
    if (holder) wasLeft = removeLeft(file) || wasLeft;
  }
  return {
    wasLeft,
    mark: (text) => writeFileSync(file, describe(text)),
    release: () => rmSync(file, { force: true }),
  };
}

const describe = (note: string) =>
  JSON.stringify({ pid: process.pid, ticks: startTicks(process.pid), note } satisfies Holder);

const runs = ({ pid, ticks }: Holder) => isAlive(pid) && startTicks(pid) === ticks;

const aside = (file: string) => `${file}.${randomBytes(4).toString('hex')}`;

/** The file appears with its content, or not at all. */
function place(file: string, note: string): boolean {
  const own = aside(file);
  writeFileSync(own, describe(note), { mode: 0o644 });
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** Another process may have done the same and taken the lock since: what turns out to be alive is put back. */
function removeLeft(file: string): boolean {
  const taken = aside(file);
  try {
    renameSync(file, taken);
    const holder = readHolder(taken);
    if (holder && runs(holder)) linkSync(taken, file);
  } catch {
    // Somebody else was faster.
  }
  rmSync(taken, { force: true });
  return true;
}

function readHolder(file: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}
