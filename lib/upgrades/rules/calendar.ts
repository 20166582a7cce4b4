import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import type { AccountHead, UpgradeRecord } from '../types';

export type CalendarEntry = {
  account: Pick<AccountHead, 'number' | 'name'>;
  upgrade: Pick<UpgradeRecord, 'lockoutStartsAt' | 'expectedEndAt' | 'scheduleVersion'>;
  /** The date was withdrawn and there is no other. */
  isCancelled?: boolean;
  /** The page of the account. */
  link?: string;
};

const HOUR_SECONDS = 3600;
const prodId = { company: 'Cutover', product: 'Upgrade calendar', language: 'EN' };

/**
 * Names come from outside: control characters have no place in a calendar, halves of surrogate pairs no encoding. The
 * library escapes the rest (RFC 5545).
 */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();

/**
 * The UID belongs to the account and SEQUENCE is the schedule version, so a moved date replaces the entry in a reader's
 * calendar and a cancelled one strikes it. Times are UTC; `now` is the DTSTAMP.
 */
function addEvent(calendar: ICalCalendar, entry: CalendarEntry, now: Date): void {
  const { account, upgrade, isCancelled = false, link } = entry;
  const what = `${plain(account.name)}: Account Manager is closed for the upgrade`;
  calendar.createEvent({
    id: `upgrade-${account.number}@cutover`,
    sequence: upgrade.scheduleVersion,
    stamp: now,
    start: upgrade.lockoutStartsAt,
    end: upgrade.expectedEndAt,
    summary: isCancelled ? `Called off: ${what}` : what,
    description: {
      plain: isCancelled
        ? 'This date was called off. A new one is announced by email.'
        : 'Nobody can use Account Manager in this time. Calls, call flows and 8x8 Work carry on. Afterwards Admin Console opens.',
    },
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    transparency: ICalEventTransparency.TRANSPARENT,
    url: link ?? null,
  });
}

/** An account's lockout window as iCalendar (RFC 5545), for one import: a withdrawn date asks to be taken out again. */
export function calendarOf({ now, ...entry }: CalendarEntry & { now: Date }): string {
  const calendar = ical({
    name: `Upgrade of ${plain(entry.account.name)}`,
    prodId,
    method: entry.isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.PUBLISH,
  });
  addEvent(calendar, entry, now);
  return calendar.toString();
}

/** Every window of a person's accounts as one calendar that programs subscribe to; cancelled ones stay, as such. */
export function feedOf(entries: readonly CalendarEntry[], now: Date): string {
  const calendar = ical({
    name: 'Upgrades to X Series',
    prodId,
    method: ICalCalendarMethod.PUBLISH,
    ttl: HOUR_SECONDS,
  });
  for (const entry of entries) addEvent(calendar, entry, now);
  return calendar.toString();
}
