import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEntry, calendarOf, feedOf } from '@/lib/upgrades/rules/calendar';
import { windowOf } from '@/lib/upgrades/rules/window';

const account = { number: 100001, name: 'Halden; US, "West"' };
const now = new Date('2027-06-01T00:00:00Z');
const entry = (start: string, scheduleVersion: number) => ({
  account,
  upgrade: { ...windowOf(new Date(start)), scheduleVersion },
});

/** The content lines of a calendar by the letter of RFC 5545: CRLF after each, none over 75 octets, unfolded. */
function linesOf(text: string): string[] {
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const physical = text.replace(/\r\n$/, '').split('\r\n');
  const octets = new TextEncoder();
  expect(physical.filter((line) => octets.encode(line).length > 75 || /\p{Cs}/u.test(line))).toEqual([]);
  const lines = physical
    .join('\r\n')
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n');
  expect(lines.filter((line) => !/^[A-Z][A-Z0-9-]*(;[A-Z0-9-]+=[^:;]+)*:/.test(line))).toEqual([]);
  return lines;
}

/** The properties of each VEVENT, text values unescaped; BEGIN and END must be nested as they should. */
function eventsOf(text: string): Map<string, string>[] {
  const lines = linesOf(text);
  expect(lines[0]).toBe('BEGIN:VCALENDAR');
  expect(lines.at(-1)).toBe('END:VCALENDAR');
  expect(lines.filter((line) => line === 'VERSION:2.0')).toHaveLength(1);
  expect(lines.filter((line) => line.startsWith('PRODID:'))).toHaveLength(1);
  const events: Map<string, string>[] = [];
  let open: Map<string, string> | null = null;
  for (const line of lines.slice(1, -1)) {
    const [, name = '', value = ''] = /^([A-Z0-9-]+)[^:]*:(.*)$/s.exec(line) ?? [];
    if (line === 'BEGIN:VEVENT') {
      expect(open).toBeNull();
      open = new Map();
    } else if (line === 'END:VEVENT') {
      if (open) events.push(open);
      open = null;
    } else if (open) {
      if (open.has(name)) expect.fail(`${name} twice`);
      open.set(name, value);
    }
  }
  const needed = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SEQUENCE', 'STATUS', 'SUMMARY'];
  expect(events.flatMap((event) => needed.filter((name) => !event.get(name)))).toEqual([]);
  return events;
}

const unescaped = (value = '') =>
  value.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (sign.toLowerCase() === 'n' ? '\n' : sign));

describe('the calendar entry of an upgrade', () => {
  it('holds the lockout in UTC for every calendar program', () => {
    const text = calendarOf({ ...entry('2027-06-10T22:00:00Z', 1), now });
    const [event] = eventsOf(text);
    expect(linesOf(text)).toContain('METHOD:PUBLISH');
    expect(event?.get('DTSTAMP')).toBe('20270601T000000Z');
    expect(event?.get('DTSTART')).toBe('20270610T215000Z');
    expect(event?.get('DTEND')).toBe('20270610T221500Z');
    expect(event?.get('SUMMARY')).toBe('Halden\\; US\\, "West": Account Manager is closed for the upgrade');
  });

  it('replaces itself when the date moves: same UID, higher SEQUENCE', () => {
    const [first] = eventsOf(calendarOf({ ...entry('2027-06-10T22:00:00Z', 1), now }));
    const [moved] = eventsOf(calendarOf({ ...entry('2027-06-12T22:00:00Z', 2), now }));
    expect(first?.get('UID')).toBe('upgrade-100001@cutover');
    expect(moved?.get('UID')).toBe(first?.get('UID'));
    expect([first?.get('SEQUENCE'), moved?.get('SEQUENCE')]).toEqual(['1', '2']);
  });

  it('strikes itself when the date is withdrawn', () => {
    const text = calendarOf({ ...entry('2027-06-10T22:00:00Z', 3), isCancelled: true, now });
    expect(linesOf(text)).toContain('METHOD:CANCEL');
    expect(eventsOf(text)[0]?.get('STATUS')).toBe('CANCELLED');
  });
});

describe('the feed of a person', () => {
  it('holds each account once, cancelled ones as such, whatever the accounts are called', () => {
    const entries: fc.Arbitrary<CalendarEntry[]> = fc.uniqueArray(
      fc.record({
        account: fc.record({
          number: fc.integer({ min: 1, max: 999_999 }),
          name: fc.oneof(
            fc.string({ unit: 'binary', maxLength: 120 }),
            fc.string({ unit: fc.constantFrom(',', ';', '\\', '\n', '\r', '"', 'n', 'é', '電', '🏢', ' ') }),
          ),
        }),
        upgrade: fc
          .date({ min: new Date('2027-01-01'), max: new Date('2029-01-01'), noInvalidDate: true })
          .map((at) => ({ ...windowOf(at), scheduleVersion: 4 })),
        isCancelled: fc.boolean(),
        link: fc.constant('https://cutover.example/accounts/1'),
      }),
      { maxLength: 8, selector: (each) => each.account.number },
    );
    fc.assert(
      fc.property(entries, (given) => {
        const events = eventsOf(feedOf(given, now));
        expect(events.map((event) => event.get('UID'))).toEqual(
          given.map((each) => `upgrade-${each.account.number}@cutover`),
        );
        given.forEach((each, index) => {
          const event = events[index];
          expect(event?.get('STATUS')).toBe(each.isCancelled ? 'CANCELLED' : 'CONFIRMED');
          const name = each.account.name.replaceAll(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();
          expect(unescaped(event?.get('SUMMARY'))).toContain(
            `${name}: Account Manager is closed for the upgrade`,
          );
        });
      }),
    );
  });

  it('is a calendar even when there is nothing in it', () => {
    expect(eventsOf(feedOf([], now))).toEqual([]);
  });
});
