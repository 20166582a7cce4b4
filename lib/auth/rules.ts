const ORIGIN = 'http://cutover.invalid';

/**
 * Where to go after sign-in: the address asked for if it stays on this site, otherwise the fallback.
 * `//evil`, `/\evil`, `https://evil` and control characters are refused.
 */
export function safeReturnPath(asked: string | null | undefined, fallback: string): string {
  if (!asked?.startsWith('/') || /[\\\p{Cc}]/u.test(asked) || asked.startsWith('//')) return fallback;
  if (!URL.canParse(asked, ORIGIN)) return fallback;
  const url = new URL(asked, ORIGIN);
  if (url.origin !== ORIGIN || url.pathname.startsWith('//') || url.pathname === '/sign-in') return fallback;
  return url.pathname + url.search + url.hash;
}

/** What a form has in a text field; nothing is an empty text. */
export const fieldOf = (form: FormData, name: string): string => String(form.get(name) ?? '');

/** The page each role starts its day on. */
export function homeOf(role: string): string {
  if (role === 'CUSTOMER_ADMIN') return '/accounts';
  return role === 'OPERATIONS' ? '/operations' : '/desk';
}

const BROWSERS = [
  ['Edg/', 'Edge'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Windows', 'Windows'],
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Mac OS', 'Mac'],
  ['Linux', 'Linux'],
] as const;

/** A user agent in words a person recognises: "Chrome on Windows". A guess for display, never for a decision. */
export function deviceOf(userAgent: string | null): string {
  const find = (names: readonly (readonly [string, string])[]) =>
    names.find(([mark]) => userAgent?.includes(mark))?.[1];
  const browser = find(BROWSERS) ?? 'Unknown browser';
  const system = find(SYSTEMS);
  return system ? `${browser} on ${system}` : browser;
}

const PAUSE_MS = 10 * 60_000;

/**
 * Whether the last link by mail was sent less than ten minutes ago (UTC instants): it is in the inbox and still good, and
 * another would only fill it. Null when there was none.
 */
export const isRecent = (lastAt: Date | null, now: Date): boolean =>
  lastAt !== null && lastAt.getTime() > now.getTime() - PAUSE_MS;

type Owner = { isDisabled: boolean; hasPassword: boolean; lastResetAt: Date | null };

/**
 * What helps somebody who asks for a link at the sign-in page: a new invitation as long as they have no password, a reset
 * otherwise. Nothing for the disabled, and within ten minutes (UTC instants) of the last one.
 */
export function linkFor({ isDisabled, hasPassword, lastResetAt }: Owner, now: Date) {
  if (isDisabled) return 'nothing';
  if (!hasPassword) return 'invitation';
  return isRecent(lastResetAt, now) ? 'nothing' : 'reset';
}
