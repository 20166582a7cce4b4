import { complain, say } from './output';

export type Kept = { stop(): Promise<void> };

const PARENT_CHECK_MS = 250;
const kept: Kept[] = [];
const ending = new AbortController();

/** Aborted when this process has begun to stop: what it waits for should give up. */
export const endingSignal: AbortSignal = ending.signal;

/** Stopped when this process stops, newest first: the web before the worker, the worker before the database. */
export function keep<T extends Kept>(one: T): T {
  kept.unshift(one);
  return one;
}

export async function stopEverything(): Promise<void> {
  ending.abort();
  for (let one = kept.shift(); one; one = kept.shift()) await one.stop();
}

/**
 * SIGTERM, Ctrl-C or a failure of ours: take everything down, also what `work` starts meanwhile, then exit. Further
 * signals change nothing, because npm passes on a Ctrl-C that the terminal has already sent.
 */
export function endOnSignals(work: () => Promise<unknown>): void {
  let ended = false;
  const end = async (code: number) => {
    if (ended) return;
    ended = true;
    await stopEverything();
    await work().catch(() => undefined);
    await stopEverything();
    process.exit(code);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (!ended) say('Stopping.');
      void end(0);
    });
  }
  endWithNpm(() => void end(0));
  process.on('uncaughtException', (error) => {
    complain(`Cutover stopped: ${error.stack ?? error.message}`);
    void end(1);
  });
}

/** npm passes signals on, but a killed npm passes nothing: then its script ends too, instead of running on unseen. */
function endWithNpm(end: () => void): void {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && end(), PARENT_CHECK_MS).unref();
}
