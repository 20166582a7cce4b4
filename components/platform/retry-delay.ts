const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait after `refusals` answers in a row, in milliseconds: twice as long each time, up to a minute. Half of it
 * is left to chance (`chance` in [0, 1)), so that pages which were refused together don't come back together.
 */
export function retryDelayMs(refusals: number, chance: number): number {
  const longest = Math.min(FIRST_MS * 2 ** refusals, LONGEST_MS);
  return Math.round((longest / 2) * (1 + chance));
}
