import { readdirSync, readFileSync } from 'node:fs';
import { isAlive } from '@/lib/platform/start/process-facts';

const TICK_MS = 10;

/** What a process has computed so far, ms, all its threads together: what else the machine does is no part of it (Linux). */
export function computedMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

type Process = { pid: number; parent: number; command: string };

function everyProcess(): Process[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const parent = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')[1];
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      return [{ pid: Number(pid), parent: Number(parent), command }];
    } catch {
      return [];
    }
  });
}

/** The processes that a process started, and those that they started. */
export function descendants(pid: number): Process[] {
  const all = everyProcess();
  const below = (parent: number): Process[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

export const alive = (processes: readonly Process[]): Process[] =>
  processes.filter(({ pid }) => isAlive(pid));
