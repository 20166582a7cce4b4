import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatInstant,
  formatLongDate,
  formatNear,
  formatRelative,
  formatRemaining,
  formatTime,
  formatWindow,
  formatYourTime,
  zoneName,
} from '@/components/ui/time';

const pacific = 'America/Los_Angeles';
const at = (iso: string) => new Date(iso);

describe('windows', () => {
  const start = at('2026-12-02T05:50:00Z');
  const end = at('2026-12-02T06:15:00Z');

  it('reads as day, from–to and the name of the zone', () => {
    expect(formatWindow(start, end, pacific)).toBe('Tue 1 Dec, 21:50–22:15 Pacific');
  });

  it('adds the year only when it is another one than now', () => {
    expect(formatWindow(start, end, pacific, at('2026-03-01T00:00:00Z'))).toBe(
      'Tue 1 Dec, 21:50–22:15 Pacific',
    );
    expect(formatWindow(start, end, pacific, at('2025-03-01T00:00:00Z'))).toBe(
      'Tue 1 Dec 2026, 21:50–22:15 Pacific',
    );
  });

  it('names both days when it passes midnight', () => {
    expect(formatWindow(at('2026-12-01T23:50:00Z'), at('2026-12-02T00:15:00Z'), 'Europe/London')).toBe(
      'Tue 1 Dec, 23:50 – Wed 2 Dec, 00:15 UK',
    );
  });

  it('tells the two 1:30s apart when the clocks go back inside it', () => {
    expect(formatWindow(at('2026-11-01T08:50:00Z'), at('2026-11-01T09:15:00Z'), pacific)).toBe(
      'Sun 1 Nov, 01:50 (UTC−7) – 01:15 (UTC−8) Pacific',
    );
  });

  it('gives the reader their own time, with the day where it differs', () => {
    expect(formatYourTime(start, end, pacific, 'Europe/London')).toBe('Wed 2 Dec, 05:50–06:15 your time');
    expect(formatYourTime(start, end, pacific, 'America/Denver')).toBe('22:50–23:15 your time');
    expect(formatYourTime(start, null, pacific, 'America/Denver')).toBe('22:50 your time');
    expect(formatYourTime(start, null, pacific, 'Asia/Kathmandu')).toBe('Wed 2 Dec, 11:35 your time');
  });

  it('does not say the same clock twice', () => {
    expect(formatYourTime(start, end, pacific, 'America/Tijuana')).toBeNull();
  });
});

describe('instants', () => {
  it.each([
    ['Asia/Singapore', 'Thu 31 Dec, 16:00 Singapore'],
    ['Europe/London', 'Thu 31 Dec, 08:00 UK'],
    ['Asia/Kathmandu', 'Thu 31 Dec, 13:45 Kathmandu'],
    ['America/Argentina/Buenos_Aires', 'Thu 31 Dec, 05:00 Buenos Aires'],
    ['UTC', 'Thu 31 Dec, 08:00 UTC'],
  ])('in %s', (zone, words) => {
    expect(formatInstant(at('2026-12-31T08:00:00Z'), zone)).toBe(words);
  });

  it('writes midnight as 00:00 and dates on request in full', () => {
    expect(formatTime(at('2026-06-01T00:00:00Z'), 'UTC')).toBe('00:00');
    expect(formatDate(at('2026-09-07T12:00:00Z'), 'UTC')).toBe('Mon 7 Sep');
    expect(formatLongDate(at('2026-12-02T05:50:00Z'), pacific)).toBe('Tuesday 1 December');
    expect(formatLongDate(at('2026-12-02T05:50:00Z'), pacific, { year: true })).toBe(
      'Tuesday 1 December 2026',
    );
    expect(zoneName('Europe/London')).toBe('UK');
  });

  it('names near days by the reader’s calendar, not by 24 hours', () => {
    const now = at('2026-12-01T23:30:00Z');
    const near = (iso: string) => formatNear(at(iso), 'Europe/London', now);
    expect(near('2026-12-01T23:40:00Z')).toBe('today 23:40');
    expect(near('2026-12-02T00:10:00Z')).toBe('tomorrow 00:10');
    expect(near('2026-11-30T09:00:00Z')).toBe('yesterday 09:00');
    expect(near('2026-12-07T10:00:00Z')).toBe('Mon 10:00');
    expect(near('2026-12-08T10:00:00Z')).toBe('Tue 8 Dec, 10:00');
    expect(near('2026-11-25T10:00:00Z')).toBe('Wed 25 Nov, 10:00');
  });
});

describe('lengths of time', () => {
  const minute = 60_000;
  it.each([
    [-5, 'less than 1 min'],
    [59_999, 'less than 1 min'],
    [12 * minute + 59_000, '12 min'],
    [60 * minute, '1 h'],
    [130 * minute, '2 h 10 min'],
    [24 * 60 * minute, '1 day'],
    [(72 + 4) * 60 * minute, '3 days 4 h'],
  ])('%i ms', (milliseconds, words) => {
    expect(formatRemaining(milliseconds)).toBe(words);
  });

  it('counts seconds in the last hour when asked', () => {
    expect(formatRemaining(12 * minute + 5000, { seconds: true })).toBe('12 min 05 s');
    expect(formatRemaining(45_900, { seconds: true })).toBe('45 s');
    expect(formatRemaining(61 * minute, { seconds: true })).toBe('1 h 1 min');
  });

  it('says which side of now it lies on', () => {
    const now = at('2026-12-01T10:00:00Z');
    expect(formatRelative(at('2026-12-01T12:10:00Z'), now)).toBe('in 2 h 10 min');
    expect(formatRelative(at('2026-12-01T09:55:00Z'), now)).toBe('5 min ago');
    expect(formatRelative(at('2026-12-01T10:00:30Z'), now)).toBe('now');
  });
});
