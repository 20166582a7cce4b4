const MINUTE_MS = 60_000;

/** How long before a lockout its admins are warned, in minutes; the latest first (product.md part 1). */
export const WARNING_MINUTES = [1, 5, 15, 30] as const;
export type WarningMinutes = (typeof WARNING_MINUTES)[number];

/**
 * The warning in force at an instant: the smallest of 30, 15, 5 and 1 minutes that the time left does not exceed. Null
 * earlier than 30 minutes before, and from the start of the lockout on. Both are UTC instants in milliseconds; as time
 * passes the answer only ever falls. Nothing is thrown.
 */
export function warningAt(lockoutStartsAt: number, now: number): WarningMinutes | null {
  const left = lockoutStartsAt - now;
  if (left <= 0) return null;
  return WARNING_MINUTES.find((minutes) => left <= minutes * MINUTE_MS) ?? null;
}
