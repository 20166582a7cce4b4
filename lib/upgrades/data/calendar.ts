import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { isInScope } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { digest } from '@/lib/platform/secrets';
import type { CalendarEntry } from '../rules/calendar';

type Row = {
  number: number;
  name: string;
  lockoutStartsAt: Date;
  expectedEndAt: Date;
  scheduleVersion: number;
  isCancelled: boolean;
};

/** The latest date of each account that ever had one, in order; a withdrawn one is cancelled until there is another. */
export async function listCalendarEntries(accountNumbers: readonly number[]): Promise<CalendarEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT a.number, a.name, u.lockout_starts_at AS "lockoutStartsAt", u.expected_end_at AS "expectedEndAt",
      u.schedule_version AS "scheduleVersion", u.withdrawn_at IS NOT NULL AS "isCancelled"
    FROM accounts a CROSS JOIN LATERAL (
      SELECT * FROM upgrades WHERE account_number = a.number ORDER BY current DESC, version DESC LIMIT 1
    ) u
    WHERE a.number = ANY(${[...accountNumbers]}::int[])
    ORDER BY u.lockout_starts_at, a.number`;
  return rows.map(({ number, name, isCancelled, ...upgrade }) => ({
    account: { number, name },
    upgrade,
    isCancelled,
  }));
}

/** @throws NotFound outside the scope, and when the account never had a date */
export async function getCalendarEntry(scope: AccountScope, accountNumber: number): Promise<CalendarEntry> {
  if (!isInScope(scope, accountNumber)) throw new NotFound();
  const [entry] = await listCalendarEntries([accountNumber]);
  if (!entry) throw new NotFound('No upgrade is scheduled for this account.');
  return entry;
}

const SECRET = /^cut_c_[\w-]{43}$/;

/**
 * The entries behind a private calendar address, as of now: those of the accounts its owner administers at this moment.
 * Found by the digest, so neither the secret nor the time it takes tells how near a guess was. Null when it opens nothing.
 */
export async function readFeed(secret: string): Promise<CalendarEntry[] | null> {
  if (!SECRET.test(secret)) return null;
  const feed = await db.calendarFeed.findFirst({
    where: { tokenHash: digest(secret), user: { disabledAt: null, role: 'CUSTOMER_ADMIN' } },
    select: { user: { select: { memberships: { select: { accountNumber: true } } } } },
  });
  if (!feed) return null;
  return listCalendarEntries(feed.user.memberships.map(({ accountNumber }) => accountNumber));
}

/** When a person's private calendar address was made; null when there is none. */
export async function readOwnFeed(userId: string): Promise<{ createdAt: Date } | null> {
  return db.calendarFeed.findUnique({ where: { userId }, select: { createdAt: true } });
}
