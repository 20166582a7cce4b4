import type { UpgradeFacts } from '../types';
import { wallTimeOf } from './wall-time';

/**
 * The calendar days (`YYYY-MM-DD` in the account's zone) that a lockout touches: one, or two across midnight. The
 * expected end itself is outside. `zone` is an IANA name; nothing is thrown for a valid one.
 */
export function lockoutDays(
  { lockoutStartsAt, expectedEndAt }: Pick<UpgradeFacts, 'lockoutStartsAt' | 'expectedEndAt'>,
  zone: string,
): string[] {
  const last = new Date(Math.max(lockoutStartsAt.getTime(), expectedEndAt.getTime() - 1));
  return [...new Set([lockoutStartsAt, last].map((at) => wallTimeOf(at, zone).date))];
}
