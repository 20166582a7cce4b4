const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** The pauses before the second, third, … attempt that Standard Webhooks recommends: three days in all. */
const PAUSES_MS: readonly number[] = [
  5 * SECOND_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  24 * HOUR_MS,
];

export const MOST_TRIES = PAUSES_MS.length + 1;
const MOST_JITTER = 0.1;
const FAILING_LIMIT_MS = 3 * 24 * HOUR_MS;

/**
 * When an attempt that failed at `at` (UTC) is repeated, null when it was the last. `tries` counts the attempts so far, from
 * 1. `share` (0 to 1, random) spreads the pause by up to a tenth, so that endpoints that fell together do not rise together.
 */
export function nextTryAt(tries: number, at: Date, share: number): Date | null {
  const pause = PAUSES_MS[tries - 1];
  return pause === undefined ? null : new Date(at.getTime() + Math.round(pause * (1 + MOST_JITTER * share)));
}

/** Standard Webhooks: any 2xx is accepted, everything else is not; redirects are not followed. */
export const isAccepted = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;

/**
 * Whether an endpoint is given up after a refused attempt at `at`: it says that it is gone for good (410), or nothing was
 * accepted for three days. `failingSince` is its first failure since something was accepted.
 */
export function givesUp(status: number | null, failingSince: Date, at: Date): 'GONE' | 'FAILING' | null {
  if (status === 410) return 'GONE';
  return at.getTime() - failingSince.getTime() >= FAILING_LIMIT_MS ? 'FAILING' : null;
}
