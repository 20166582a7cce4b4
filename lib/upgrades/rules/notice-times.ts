import { zoneName } from '@/lib/platform/zone-name';
import type { LockoutSpan } from '../types';

const clockTime = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);

/** "Thursday 10 June 2027" in a zone (IANA). */
export function dayOf(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? '';
  return (['weekday', 'day', 'month', 'year'] as const).map(part).join(' ');
}

function offset(at: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return name.replace(/^GMT(\+0$)?/, 'UTC').replace('-', '−');
}

/**
 * A window as one line in a zone (IANA): "Thursday 10 June 2027, 05:00 to 05:25 Pacific". Where the clocks change inside the
 * window both ends carry their offset: which of two hours is meant.
 */
export function spanIn({ lockoutStartsAt, expectedEndAt }: LockoutSpan, zone: string): string {
  const [from, to] = [dayOf(lockoutStartsAt, zone), dayOf(expectedEndAt, zone)];
  const [before, after] = [offset(lockoutStartsAt, zone), offset(expectedEndAt, zone)];
  const start = `${from}, ${clockTime(lockoutStartsAt, zone)}`;
  const end = `${from === to ? '' : `${to}, `}${clockTime(expectedEndAt, zone)}`;
  return before === after
    ? `${start} to ${end} ${zoneName(zone)}`
    : `${start} (${before}) to ${end} (${after}) ${zoneName(zone)}`;
}

/** Whether two zones' clocks show the same for a window, so that telling it twice would be noise. */
export function showsSame(span: LockoutSpan, zone: string, other: string): boolean {
  const bare = (name: string) => spanIn(span, name).slice(0, -zoneName(name).length);
  return bare(zone) === bare(other);
}

/** "14 days", "one day", "36 hours", "one hour". */
export function distance(hours: number): string {
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return count === 1 ? `one ${unit}` : `${count} ${unit}s`;
}
