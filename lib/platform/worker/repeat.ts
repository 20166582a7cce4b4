import { log } from '../log';

export type Repeating = { wake(): void; stop(): Promise<void> };

/** Runs `work` again and again, never twice at once, and at once when woken. A failure is logged; the next turn tries again. */
export function repeat(name: string, everyMs: number, work: () => Promise<void>): Repeating {
  let stopped = false;
  let woken = false;
  let endPause: () => void = () => undefined;

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, woken ? 0 : everyMs);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  async function loop() {
    while (!stopped) {
      woken = false;
      await work().catch((error: unknown) => log.error({ err: error, loop: name }, 'worker.turn_failed'));
      if (!stopped) await pause();
    }
  }

  const running = loop();
  return {
    wake: () => {
      woken = true;
      endPause();
    },
    stop: () => {
      stopped = true;
      endPause();
      return running;
    },
  };
}
