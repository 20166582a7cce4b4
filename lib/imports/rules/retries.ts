/** The next batch is tried this often, over some four minutes; then a person decides. */
export const MOST_TRIES = 8;
const SECOND_MS = 1_000;

/**
 * When a batch is tried again (UTC) that has broken off `tries` times in a row: after 2, 4, 8 … seconds, so that what is
 * over soon is waited for. Null when it is given up.
 */
export function nextTry(tries: number, now: Date): Date | null {
  return tries < MOST_TRIES ? new Date(now.getTime() + 2 ** tries * SECOND_MS) : null;
}

type Stopped = { id: string; isApplying: boolean; lineMark: number };

/** Why an import stopped by itself, for operations: how far it came, what stays, and what they can do. */
export function whyStopped({ id, isApplying, lineMark }: Stopped, reason: string | null): string {
  const rows = lineMark > 0 ? `The rows after line ${lineMark.toLocaleString('en')}` : 'The first rows';
  return [
    `${rows} could not be ${isApplying ? 'applied' : 'checked'}, tried ${MOST_TRIES} times.`,
    ...(reason ? [reason] : []),
    isApplying ? 'What was applied before stays.' : 'Nothing was changed.',
    `Resume the import; if it stops again, look in the log for import ${id}.`,
  ].join(' ');
}
