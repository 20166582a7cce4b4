import type { Region } from './types';

const DESK_ZONES: Record<Region, string> = {
  US: 'America/Los_Angeles',
  EUROPE: 'Europe/London',
  APAC: 'Asia/Singapore',
};

/** The IANA zone of the region's support desk (facts.md S9): what an account gets when nobody names its own. */
export const defaultZoneOf = (region: Region): string => DESK_ZONES[region];

/** What the database's column holds. */
export const LARGEST_NUMBER = 2_147_483_647;

/** The account number that a text is, null when it is none: digits without a leading zero, 1 to 2,147,483,647. */
export function accountNumberIn(text: string): number | null {
  const number = /^[1-9]\d{0,9}$/.test(text) ? Number(text) : Number.NaN;
  return number <= LARGEST_NUMBER ? number : null;
}

/** Whether the text names an IANA zone; offsets ("+02:00") are refused, they don't know summer time. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** The position after a row of a keyset page, opaque to callers. */
export const cursorOf = (...keys: readonly (string | number)[]): string => toBase64Url(JSON.stringify(keys));

/** The keys of a cursor made by `cursorOf`, or null when it is not one of `count` keys. Nothing is thrown. */
export function keysOf(cursor: string, count: number): (string | number)[] | null {
  try {
    const keys: unknown = JSON.parse(fromBase64Url(cursor));
    const isKey = (key: unknown) => (typeof key === 'string' ? isPlainText(key) : Number.isSafeInteger(key));
    return Array.isArray(keys) && keys.length === count && keys.every(isKey) ? keys : null;
  } catch {
    return null;
  }
}

const YEAR_10000 = 253_402_300_800_000;

/** Whether a cursor's key is an instant that both JavaScript and the database can hold (UTC milliseconds, to the year 9999). */
export const isInstantKey = (key: unknown): key is number =>
  typeof key === 'number' && key >= 0 && key < YEAR_10000;

/**
 * Whether a cursor's key is an instant as `toISOString` writes it, from 1970 to the year 9999. It must come back the
 * same: `Date` takes the 30th of February for a day of March, PostgreSQL refuses it.
 */
export function isInstantTextKey(key: unknown): key is string {
  if (typeof key !== 'string') return false;
  const at = Date.parse(key);
  return isInstantKey(at) && new Date(at).toISOString() === key;
}

/** Whether a cursor's key is a day of the calendar, `2027-06-01`. */
export const isDayKey = (key: unknown): key is string =>
  typeof key === 'string' && /^[1-9]\d{3}-\d\d-\d\d$/.test(key) && isDate(key);

/** `Date` takes the 30th of February for a day of March. */
function isDate(day: string): boolean {
  const at = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}

function toBase64Url(text: string): string {
  const binary = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder('utf-8', { fatal: true }).decode(
    Uint8Array.from(binary, (character) => character.charCodeAt(0)),
  );
}

/** A LIKE pattern that finds the text anywhere; the text's own wildcards are taken literally, NULs left out: no row has one. */
export const containing = (text: string): string =>
  `%${text.replaceAll('\0', '').replace(/[\\%_]/g, '\\$&')}%`;

/** No control characters and no halves of surrogate pairs: what a database column and a mail header can carry. */
export const isPlainText = (text: string): boolean => !/[\p{Cc}\p{Cs}]/u.test(text);
