import 'server-only';
import { headers } from 'next/headers';
import { accountNumberIn } from '@/lib/accounts/rules';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { NotFound } from '@/lib/platform/errors';
import { getCalendarEntry, readFeed, readOwnFeed } from '../data/calendar';
import { limitFeed } from '../data/feed-limit';
import { type CalendarEntry, calendarOf, feedOf } from '../rules/calendar';

const withLink = (entry: CalendarEntry): CalendarEntry => ({
  ...entry,
  link: `${env().APP_URL}/accounts/${entry.account.number}`,
});

/** The calendar file of an account's window, cancelled when the date was withdrawn; null when there never was one. */
export async function loadCalendar(person: Person, segment: string): Promise<string | null> {
  const number = accountNumberIn(segment);
  if (number === null) return null;
  try {
    const entry = await getCalendarEntry(person.scope, number);
    return calendarOf({ ...withLink(entry), now: systemClock.now() });
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

/** What a private calendar address answers, null when it opens nothing. @throws TooManyRequests */
export async function loadFeed(file: string): Promise<string | null> {
  const [, secret] = /^([\w-]{1,100})\.ics$/.exec(file) ?? [];
  const origin = (await headers()).get('x-forwarded-for') ?? 'unknown';
  const entries = await limitFeed({ origin, address: file }, async () => (secret ? readFeed(secret) : null));
  return entries && feedOf(entries.map(withLink), systemClock.now());
}

/** Whether the person has a private calendar address, and since when. */
export async function loadOwnFeed(person: Person) {
  return readOwnFeed(person.userId);
}
