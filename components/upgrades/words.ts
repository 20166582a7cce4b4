import type { Meaning } from '@/components/ui/meaning';
import {
  formatDate,
  formatInstant,
  formatLongDate,
  formatTime,
  formatWindow,
  formatYourTime,
  zoneName,
} from '@/components/ui/time';
import { distance } from '@/lib/upgrades/rules/notice-times';
import type { NoticeDelivery, Phase, Portal, UpgradeFacts } from '@/lib/upgrades/types';

export const phaseWords: Record<Phase, { label: string; meaning: Meaning }> = {
  NOT_SCHEDULED: { label: 'Not scheduled', meaning: 'calm' },
  SCHEDULED: { label: 'Scheduled', meaning: 'calm' },
  LOCKED_OUT: { label: 'Locked out', meaning: 'urgent' },
  UPGRADING: { label: 'Upgrading', meaning: 'attention' },
  OVERRUNNING: { label: 'Taking longer', meaning: 'urgent' },
  COMPLETED: { label: 'Done', meaning: 'done' },
  FAILED: { label: 'Did not complete', meaning: 'urgent' },
};

export const portalNames: Record<Portal, string> = {
  ACCOUNT_MANAGER: 'Account Manager',
  ADMIN_CONSOLE: 'Admin Console',
};

export const regionNames = { US: 'US', EUROPE: 'Europe', APAC: 'APAC' } as const;

const eventWords: Readonly<Record<string, string>> = {
  SCHEDULED: 'Date announced',
  MOVED: 'New date announced',
  CANCELLED: 'Date called off',
  COMPLETED: 'Admin Console announced',
  FAILED: 'Upgrade did not complete',
};

/** How a notice reached its readers: the inbox has each at once, the email may not have gone out. */
export const deliveryWords: Record<NoticeDelivery, string> = {
  sent: 'by email',
  waiting: 'in the inbox; the email follows',
  kept: 'in the inbox, not by email',
  undelivered: 'in the inbox; the email could not be delivered',
  overtaken: 'in the inbox; overtaken before its email went out',
};

/** A notice as the history names it: what happened, or how long before the lockout it reminded. */
export const noticeWord = (step: string, hoursBefore: number | null): string =>
  eventWords[step] ?? (hoursBefore === null ? 'Reminder' : `Reminder, ${distance(hoursBefore)} before`);

/** What comes next for an account, for the column beside its time left. */
export const nextWords: Record<Phase, string> = {
  NOT_SCHEDULED: 'A date, announced by email',
  SCHEDULED: 'Account Manager closes',
  LOCKED_OUT: 'The upgrade begins',
  UPGRADING: 'Admin Console opens',
  OVERRUNNING: 'Admin Console opens',
  COMPLETED: 'Nothing: Admin Console is open',
  FAILED: 'A new date, announced by email',
};

type Named = { name: string; timeZone: string; phase: Phase; upgrade: UpgradeFacts | null };

const inBrackets = (text: string | null) => (text ? ` (${text})` : '');

/** "from 21:50 to 22:15 Pacific (05:50–06:15 your time)"; the whole window where one day or one offset is not enough. */
function closedWords(
  { lockoutStartsAt, expectedEndAt }: UpgradeFacts,
  zone: string,
  readerZone: string,
): string {
  const yours = inBrackets(formatYourTime(lockoutStartsAt, expectedEndAt, zone, readerZone));
  const window = formatWindow(lockoutStartsAt, expectedEndAt, zone);
  const isPlain =
    formatDate(lockoutStartsAt, zone) === formatDate(expectedEndAt, zone) && !window.includes('UTC');
  if (!isPlain) return `${window}${yours}`;
  return `from ${formatTime(lockoutStartsAt, zone)} to ${formatTime(expectedEndAt, zone)} ${zoneName(zone)}${yours}`;
}

/** Where one account stands, in a sentence or two: the answer to "when?". */
export function sentenceFor({ name, timeZone, phase, upgrade }: Named, readerZone: string): string {
  if (phase === 'COMPLETED') return `${name} is on X Series. Admin Console is open.`;
  if (!upgrade || phase === 'NOT_SCHEDULED')
    return `${name} has no date yet. You get an email with the date and time when it has been scheduled.`;
  if (phase === 'FAILED')
    return `The upgrade of ${name} did not complete. Account Manager is open, and a new date is announced by email.`;
  if (phase === 'SCHEDULED') {
    const day = formatLongDate(upgrade.lockoutStartsAt, timeZone);
    return `${name} will be upgraded on ${day}. Account Manager is closed ${closedWords(upgrade, timeZone, readerZone)}.`;
  }
  const end = `${formatInstant(upgrade.expectedEndAt, timeZone)}${inBrackets(formatYourTime(upgrade.expectedEndAt, null, timeZone, readerZone))}`;
  if (phase === 'OVERRUNNING')
    return `The upgrade of ${name} is taking longer than planned. Account Manager stays closed until it is finished; it was expected to end ${end}.`;
  return `${name} is being upgraded. Account Manager is closed, and Admin Console is expected to open ${end}.`;
}

/** The first line of the list: the account that asks for attention first speaks for all. Accounts come soonest first. */
export function headlineFor(accounts: readonly Named[], readerZone: string): string {
  const [first] = accounts;
  if (!first) return '';
  if (accounts.length === 1 || first.upgrade) {
    if (accounts.every(({ phase }) => phase === 'COMPLETED') && accounts.length > 1)
      return 'All of your accounts are on X Series. Admin Console is open for each of them.';
    return sentenceFor(first, readerZone);
  }
  const isOpen = accounts.some(({ phase }) => phase === 'COMPLETED');
  return isOpen
    ? 'None of your other accounts has a date yet. Each is announced by email when it has been scheduled.'
    : 'None of your accounts has a date yet. Each is announced by email when it has been scheduled.';
}
