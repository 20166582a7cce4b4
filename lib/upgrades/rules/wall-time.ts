const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });
  formatters.set(zone, formatter);
  return formatter;
}

/** What the zone's clock shows at an instant (milliseconds), as if it were UTC; whole minutes. */
function shownAt(instant: number, zone: string): number {
  const [month = 0, day = 0, year = 0, hour = 0, minute = 0] = (
    formatterFor(zone).format(instant).match(/\d+/g) ?? []
  ).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute);
}

/**
 * The instants at which a zone's clock shows a date ("2026-12-01") and a time ("21:50"): one, as a rule; none in the hour
 * that is skipped in spring or for text that is no date; two, earlier first, in the hour that is repeated in autumn.
 */
export function instantsOf(date: string, time: string, zone: string): Date[] {
  const [, year = 0, month = 0, day = 0] = DATE.exec(date)?.map(Number) ?? [];
  const [, hour, minute] = TIME.exec(time)?.map(Number) ?? [];
  if (year < 2000 || hour === undefined || minute === undefined) return [];
  const wall = Date.UTC(year, month - 1, day, hour, minute);
  // `Date` takes the 13th month for January of the year after.
  if (!new Date(wall).toISOString().startsWith(date)) return [];
  const offsets = [wall - DAY_MS, wall + DAY_MS].map((near) => shownAt(near, zone) - near);
  return [...new Set(offsets)]
    .map((offset) => wall - offset)
    .filter((instant) => shownAt(instant, zone) === wall)
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/** The date and the time that a zone's clock shows, as form fields hold them: "2026-12-01" and "21:50". */
export function wallTimeOf(at: Date, zone: string): { date: string; time: string } {
  const shown = new Date(shownAt(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS, zone)).toISOString();
  return { date: shown.slice(0, 10), time: shown.slice(11, 16) };
}
