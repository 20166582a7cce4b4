import { execFileSync, spawnSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { StartError } from './start-error';

/** How to run a PostgreSQL program: as root it must be another user's process. */
export type RunAs = {
  ids: { uid?: number; gid?: number };
  command(program: string, args: readonly string[]): [string, string[]];
};

const plainly = (program: string, args: readonly string[]): [string, string[]] => [program, [...args]];
/** The capability, and the bit without which access(2) does not count it. */
const ENTERS_ANY_FOLDER = [
  '--clear-groups',
  '--inh-caps=+dac_override',
  '--ambient-caps=+dac_override',
  '--securebits=+no_setuid_fixup',
];

/**
 * PostgreSQL refuses to run as root, so root runs it as user `postgres` (made when missing). Folders that this user
 * can't enter (a clone below /root) are reached with the one capability for that, where the machine allows it.
 */
export function accountFor(folder: string, program: string): RunAs {
  if (process.getuid?.() !== 0) return { ids: {}, command: plainly };
  const { uid, gid } = postgresUser();
  chownSync(folder, uid, gid);
  if (reaches(folder, program, uid, gid)) return { ids: { uid, gid }, command: plainly };
  const ids = [`--reuid=${uid}`, `--regid=${gid}`, ...ENTERS_ANY_FOLDER];
  const probe = spawnSync('setpriv', [...ids, program, '--version'], { cwd: '/', stdio: 'ignore' });
  if (probe.status === 0) return { ids: {}, command: (name, args) => ['setpriv', [...ids, name, ...args]] };
  throw new StartError(
    `User postgres can't reach ${folder} or ${program}: a folder on the way is closed to others. Set DATA_DIR, or move the project, to one that is open.`,
  );
}

function postgresUser(): { uid: number; gid: number } {
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    // Not there yet.
  }
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], {
      stdio: 'ignore',
    });
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new StartError(
      'PostgreSQL does not run as root, and user postgres could not be made. Make it, start as another user, or set DATABASE_URL.',
    );
  }
}

function reaches(folder: string, program: string, uid: number, gid: number): boolean {
  const run = (file: string, args: string[]) =>
    spawnSync(file, args, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
  return run('/bin/sh', ['-c', 'cd -- "$1" && test -w .', 'sh', folder]) && run(program, ['--version']);
}
