import { readFileSync } from 'node:fs';

/** A killed process that nobody has collected yet counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return statFields(pid)[0] !== 'Z';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in the kernel's ticks: together with the pid it names one process for good. Empty where there is no /proc. */
export function startTicks(pid: number): string {
  return statFields(pid)[19] ?? '';
}

/** The fields of /proc/<pid>/stat after the program's name. */
function statFields(pid: number): string[] {
  return procFile(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
}

/** The program a process runs; undefined where there is no /proc. */
export function programOf(pid: number): string | undefined {
  return procFile(pid, 'comm').trim() || undefined;
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
