import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Kept } from './lifetime';
import { complain } from './output';

const FIRST_BACKOFF_MS = 250;
const LONGEST_BACKOFF_MS = 10_000;
const HEALTHY_AFTER_MS = 30_000;

type Task = {
  name: string;
  launch: () => ChildProcess;
  stopSignal: NodeJS.Signals;
  /** Time to finish what is in flight, before it is killed. */
  graceMs: number;
};

/** Keeps one child process alive: starts it again when it dies, more slowly when it dies again soon. */
export function keepRunning(task: Task, running: ChildProcess = task.launch()): Kept {
  let child = running;
  let stopping = false;
  let backoff = FIRST_BACKOFF_MS;
  let timer: NodeJS.Timeout | undefined;

  function watch() {
    const since = performance.now();
    child.once('error', (error) => complain(`${task.name}: ${error.message}`));
    child.once('exit', (code, signal) => {
      if (stopping) return;
      if (performance.now() - since > HEALTHY_AFTER_MS) backoff = FIRST_BACKOFF_MS;
      complain(`The ${task.name} process ended (${signal ?? `code ${code}`}). Starting it again.`);
      timer = setTimeout(restart, backoff);
      backoff = Math.min(backoff * 2, LONGEST_BACKOFF_MS);
    });
  }

  function restart() {
    child = task.launch();
    watch();
  }

  watch();
  return {
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await stopChild(child, task.stopSignal, task.graceMs);
    },
  };
}

export async function stopChild(child: ChildProcess, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const waited = new AbortController();
  const inTime = await Promise.race([
    exited.then(() => true),
    delay(graceMs, false, { signal: waited.signal }).catch(() => true),
  ]);
  waited.abort();
  if (inTime) return;
  child.kill('SIGKILL');
  await exited;
}
