import { Temporal } from 'temporal-polyfill';
import type { DeadlineFacts, Deadlines, Region } from '@/lib/service-levels/types';

// Written from the rules' text alone: shares no code or data with the engine, and is slow on purpose.
const DESKS = {
  US: { zone: 'America/Los_Angeles', opens: 5, closes: 18 },
  EUROPE: { zone: 'Europe/London', opens: 8, closes: 18 },
  APAC: { zone: 'Asia/Singapore', opens: 9, closes: 18 },
} as const;

const plain = (year: number, month: number, day: number) => Temporal.PlainDate.from({ year, month, day });

/** Easter Sunday by the anonymous Gregorian computus. */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * d + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return plain(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}

function nth(year: number, month: number, dayOfWeek: number, n: number): Temporal.PlainDate {
  const first = plain(year, month, 1);
  return first.add({ days: ((dayOfWeek - first.dayOfWeek + 7) % 7) + 7 * (n - 1) });
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const last = plain(year, month, 1).add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: last.dayOfWeek - 1 });
}

function fixedAndMovable(region: Region, year: number): [Temporal.PlainDate[], Temporal.PlainDate[]] {
  const ends = [plain(year, 12, 25), plain(year, 12, 26)];
  const newYear = plain(year, 1, 1);
  if (region === 'US') {
    const thanksgiving = nth(year, 11, 4, 4);
    return [
      [newYear, plain(year, 7, 4), plain(year, 12, 25)],
      [thanksgiving, thanksgiving.add({ days: 1 })],
    ];
  }
  const easterMonday = easter(year).add({ days: 1 });
  if (region === 'EUROPE') {
    return [
      [newYear, ...ends],
      [easterMonday, nth(year, 5, 1, 1), lastMonday(year, 5), lastMonday(year, 8)],
    ];
  }
  return [
    [newYear, plain(year, 4, 25), ...ends],
    [easter(year).subtract({ days: 2 }), easterMonday],
  ];
}

const closedCache = new Map<string, Set<string>>();

/** All closed dates that the holidays of one year cause, wherever they fall. */
export function closedDates(region: Region, year: number): Set<string> {
  const key = `${region} ${year}`;
  const cached = closedCache.get(key);
  if (cached) return cached;
  const [fixed, movable] = fixedAndMovable(region, year);
  const closed = new Set([...fixed, ...movable].map(String));
  for (const day of fixed) {
    if (day.dayOfWeek <= 5) continue;
    let substitute = day;
    if (region === 'US') substitute = day.add({ days: day.dayOfWeek === 6 ? -1 : 1 });
    else
      while (substitute.dayOfWeek > 5 || closed.has(substitute.toString()))
        substitute = substitute.add({ days: 1 });
    closed.add(substitute.toString());
  }
  closedCache.set(key, closed);
  return closed;
}

function isWorkingDay(region: Region, day: Temporal.PlainDate): boolean {
  if (day.dayOfWeek > 5) return false;
  return ![day.year - 1, day.year, day.year + 1].some((year) =>
    closedDates(region, year).has(day.toString()),
  );
}

/** Whether the desk is open at the instant, decided from the wall clock alone. */
export function isOpen(region: Region, instantMs: number): boolean {
  const { zone, opens, closes } = DESKS[region];
  const local = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone);
  return isWorkingDay(region, local.toPlainDate()) && local.hour >= opens && local.hour < closes;
}

function afterOneBusinessDay(region: Region, receivedAt: number): number {
  const { zone, opens, closes } = DESKS[region];
  let left = (closes - opens) * 3_600_000;
  let day = Temporal.Instant.fromEpochMilliseconds(receivedAt).toZonedDateTimeISO(zone).toPlainDate();
  for (let step = 0; step < 60; step += 1, day = day.add({ days: 1 })) {
    if (!isWorkingDay(region, day)) continue;
    const at = (hour: number) =>
      day.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from({ hour }) }).epochMilliseconds;
    const from = Math.max(receivedAt, at(opens));
    const room = Math.max(0, at(closes) - from);
    if (room > 0 && left <= room) return from + left;
    left -= room;
  }
  throw new Error('the reference never found the end of the business day');
}

/** The deadlines of a case, the naive way. Epoch milliseconds. */
export function slowDeadlines(facts: DeadlineFacts<number>): Deadlines<number> {
  const { kind, severity, serviceLevel, region, receivedAt } = facts;
  const paid = serviceLevel !== 'STANDARD';
  const minutes = { S1: paid ? 30 : 60, S2: paid ? 120 : 240, S3: 240 }[severity];
  const respondBy =
    severity === 'S3' && !paid ? afterOneBusinessDay(region, receivedAt) : receivedAt + minutes * 60_000;
  if (kind === 'TECHNICAL') return { respondBy, completeBy: null };
  const completeBy = receivedAt + 24 * 3_600_000;
  return { respondBy: Math.min(respondBy, completeBy), completeBy };
}
