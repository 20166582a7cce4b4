import { readFileSync } from 'node:fs';

const KIB_PER_MIB = 1024;

/** The largest resident size of a process so far, MiB (Linux). */
export function peakMemoryMib(pid: number): number {
  const peak = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(peak) / KIB_PER_MIB;
}
