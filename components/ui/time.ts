/** Dates and times as people read them. Pure: takes instants and IANA zones, reads no clock and no machine zone. */

import { zoneName } from '@/lib/platform/zone-name';

type Wall = { year: number; month: number; day: number; hour: number; minute: number };

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    const two = '2-digit';
    formatter = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

/** What a clock in a zone showed in a minute never changes, and one page's instants are on the next one, too. */
const walls = new Map<string, Map<number, Wall>>();
const MOST_WALLS = 20_000;
let wallsKept = 0;

function wallTime(at: Date, zone: string): Wall {
  const minute = Math.floor(at.getTime() / 60_000);
  const found = walls.get(zone)?.get(minute);
  if (found) return found;
  if (wallsKept >= MOST_WALLS) {
    walls.clear();
    wallsKept = 0;
  }
  const wall = readWall(at, zone);
  const ofZone = walls.get(zone) ?? new Map<number, Wall>();
  walls.set(zone, ofZone.set(minute, wall));
  wallsKept += 1;
  return wall;
}

/** "12/01/2026, 21:50" is the one shape en-US gives for these fields; parsing it is 3× cheaper than formatToParts. */
function readWall(at: Date, zone: string): Wall {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (
    formatterFor(zone).format(at).match(/\d+/g) ?? []
  ).map(Number);
  return { year, month, day, hour, minute };
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (wall: Wall) => `${two(wall.hour)}:${two(wall.minute)}`;
const dayNumber = (wall: Wall) => Date.UTC(wall.year, wall.month - 1, wall.day) / 86_400_000;
const weekday = (wall: Wall) => weekdays[(((dayNumber(wall) + 4) % 7) + 7) % 7] ?? '';
const month = (wall: Wall) => months[wall.month - 1] ?? '';

function shortDate(wall: Wall, now?: Wall): string {
  const year = now && now.year !== wall.year ? ` ${wall.year}` : '';
  return `${weekday(wall).slice(0, 3)} ${wall.day} ${month(wall).slice(0, 3)}${year}`;
}

/** Minutes east of UTC at that instant. */
function offsetMinutes(at: Date, wall: Wall): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute);
  return Math.round((asUtc - Math.floor(at.getTime() / 60_000) * 60_000) / 60_000);
}

function offsetName(minutes: number): string {
  const sign = minutes < 0 ? '−' : '+';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `UTC${sign}${hours}${rest ? `:${two(rest)}` : ''}`;
}

export { zoneName };

/** "21:50" in that zone. */
export function formatTime(at: Date, zone: string): string {
  return clock(wallTime(at, zone));
}

/** "Tue 1 Dec"; with `now`, the year is added when it is another one. */
export function formatDate(at: Date, zone: string, now?: Date): string {
  return shortDate(wallTime(at, zone), now && wallTime(now, zone));
}

/** "Tuesday 1 December 2026" (year only on request). */
export function formatLongDate(at: Date, zone: string, options: { year?: boolean } = {}): string {
  const wall = wallTime(at, zone);
  return `${weekday(wall)} ${wall.day} ${month(wall)}${options.year ? ` ${wall.year}` : ''}`;
}

/** "Tue 1 Dec, 21:50 Pacific". */
export function formatInstant(at: Date, zone: string, now?: Date): string {
  return `${formatDate(at, zone, now)}, ${formatTime(at, zone)} ${zoneName(zone)}`;
}

/** "Tue 1 Dec, 21:50–22:15 Pacific"; both days when it passes midnight, both offsets when the clocks change in it. */
export function formatWindow(start: Date, end: Date, zone: string, now?: Date): string {
  return `${windowWithoutZone(start, end, zone, now)} ${zoneName(zone)}`;
}

function windowWithoutZone(start: Date, end: Date, zone: string, now?: Date): string {
  const [from, to] = [wallTime(start, zone), wallTime(end, zone)];
  const today = now && wallTime(now, zone);
  const [fromOffset, toOffset] = [offsetMinutes(start, from), offsetMinutes(end, to)];
  const sameDay = dayNumber(from) === dayNumber(to);
  if (fromOffset !== toOffset) {
    const endDay = sameDay ? '' : `${shortDate(to, today)}, `;
    return `${shortDate(from, today)}, ${clock(from)} (${offsetName(fromOffset)}) – ${endDay}${clock(to)} (${offsetName(toOffset)})`;
  }
  if (sameDay) return `${shortDate(from, today)}, ${clock(from)}–${clock(to)}`;
  return `${shortDate(from, today)}, ${clock(from)} – ${shortDate(to, today)}, ${clock(to)}`;
}

/**
 * The same window in the reader's own zone: "05:50–06:15 your time", with the date when it is another day there.
 * `null` when both zones show the same clock, so nothing is said twice.
 */
export function formatYourTime(
  start: Date,
  end: Date | null,
  zone: string,
  readerZone: string,
): string | null {
  const last = end ?? start;
  const there = windowWithoutZone(start, last, zone);
  const here = windowWithoutZone(start, last, readerZone);
  if (there === here) return null;
  const from = wallTime(start, readerZone);
  if (!end) {
    const sameDay = dayNumber(from) === dayNumber(wallTime(start, zone));
    return sameDay ? `${clock(from)} your time` : `${shortDate(from)}, ${clock(from)} your time`;
  }
  const sameDays =
    dayNumber(from) === dayNumber(wallTime(start, zone)) &&
    dayNumber(wallTime(end, readerZone)) === dayNumber(wallTime(end, zone));
  return sameDays ? `${clock(from)}–${formatTime(end, readerZone)} your time` : `${here} your time`;
}

/** The nearest plain words: "today 15:40", "tomorrow 13:40", "Tue 10:00", "Tue 1 Dec, 10:00". Pair with a zone where it is not the reader's. */
export function formatNear(at: Date, zone: string, now: Date): string {
  return nearWords(zone, now)(at);
}

/** `formatNear` for many instants of one page: what today is gets looked up once. */
export function nearWords(zone: string, now: Date): (at: Date) => string {
  const today = wallTime(now, zone);
  const todayNumber = dayNumber(today);
  return (at) => {
    const wall = wallTime(at, zone);
    const days = dayNumber(wall) - todayNumber;
    if (days === 0) return `today ${clock(wall)}`;
    if (days === 1) return `tomorrow ${clock(wall)}`;
    if (days === -1) return `yesterday ${clock(wall)}`;
    if (days > 1 && days < 7) return `${weekday(wall).slice(0, 3)} ${clock(wall)}`;
    return `${shortDate(wall, today)}, ${clock(wall)}`;
  };
}

/** A length of time, rounded down: "3 days 4 h", "2 h 10 min", "12 min"; with `seconds`, "12 min 05 s". */
export function formatRemaining(milliseconds: number, options: { seconds?: boolean } = {}): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000));
  const days = Math.floor(total / 86_400);
  const hours = Math.floor((total % 86_400) / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = total % 60;
  if (days > 0) return `${days} ${days === 1 ? 'day' : 'days'}${hours ? ` ${hours} h` : ''}`;
  if (hours > 0) return `${hours} h${minutes ? ` ${minutes} min` : ''}`;
  if (!options.seconds) return minutes > 0 ? `${minutes} min` : 'less than 1 min';
  return minutes > 0 ? `${minutes} min ${two(seconds)} s` : `${seconds} s`;
}

/** "in 2 h 10 min", "2 h 10 min ago", "now" within the minute. Show the absolute time beside it. */
export function formatRelative(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  if (Math.abs(distance) < 60_000) return 'now';
  return distance > 0 ? `in ${formatRemaining(distance)}` : `${formatRemaining(-distance)} ago`;
}
