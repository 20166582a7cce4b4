import { REGIONS, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';
import { quantilesBy } from './quantiles';
import { CODES, described, PARTS, type PackedDay, type Records, type Stand, unpack } from './report-records';
import type { Kept, ReportBy, ReportRow, Spread } from './report-rows';
import type { Reported, Week } from './report-weeks';

/** The records of the cases that a report is about. */
export function recordsOf(days: readonly PackedDay[], { weeks, filters, now, until }: Reported): Records {
  const { kind, severity, region } = filters;
  return unpack(days, {
    fromMs: (weeks[0]?.startsAt ?? now).getTime(),
    beforeMs: Math.min(now.getTime() + 1, until?.getTime() ?? Number.POSITIVE_INFINITY),
    matches: (each) =>
      (kind ?? each.kind) === each.kind &&
      (severity ?? each.severity) === each.severity &&
      (region ?? each.region) === each.region,
  });
}

/** Every bar a chart has, in order. */
function barsOf(by: ReportBy, weeks: readonly Week[]): readonly string[] {
  const bars: Record<ReportBy, readonly string[]> = {
    week: weeks.map(({ startsOn }) => startsOn),
    severity: SEVERITIES,
    serviceLevel: SERVICE_LEVELS,
    region: REGIONS,
    product: PARTS.product,
  };
  return bars[by];
}

/** The bar each record belongs to, by its place. */
function placesOf({ code, receivedMs, count }: Records, by: ReportBy, weeks: readonly Week[]): Uint8Array {
  const places = new Uint8Array(count);
  if (by === 'week') {
    const starts = weeks.map(({ startsAt }) => startsAt.getTime());
    let week = 0;
    for (let index = 0; index < count; index += 1) {
      // Records come day by day: the week is mostly that of the one before.
      const at = receivedMs[index] ?? 0;
      while (week > 0 && at < (starts[week] ?? 0)) week -= 1;
      while (week + 1 < starts.length && at >= (starts[week + 1] ?? Infinity)) week += 1;
      places[index] = week;
    }
    return places;
  }
  const bars = barsOf(by, weeks);
  const placeOf = Uint8Array.from(described, (each) => bars.indexOf(each[by]));
  for (let index = 0; index < count; index += 1) places[index] = placeOf[code[index] ?? 0] ?? 0;
  return places;
}

/** How promises were kept and how long it took, a row for each bar of a chart in its order, empty ones too. */
export function attainmentBy(records: Records, by: ReportBy, weeks: readonly Week[]): ReportRow[] {
  const bars = barsOf(by, weeks);
  const places = placesOf(records, by, weeks);
  const byCode = new Int32Array(bars.length * CODES);
  for (let index = 0; index < records.count; index += 1)
    addOne(byCode, (places[index] ?? 0) * CODES + (records.code[index] ?? 0));
  const answers = spreadsOf(records.answerMs, places, bars.length);
  const completions = spreadsOf(records.completionMs, places, bars.length);
  return bars.map((key, bar) => {
    const counts = byCode.subarray(bar * CODES, (bar + 1) * CODES);
    return {
      key,
      received: counts.reduce((sum, count) => sum + count, 0),
      respond: keptOf(counts, 'respond'),
      complete: keptOf(counts, 'complete'),
      firstAnswer: answers[bar] ?? NONE,
      completion: completions[bar] ?? NONE,
    };
  });
}

/** Counts one up and tells what it was. */
function addOne(counts: Int32Array, place: number): number {
  const before = counts[place] ?? 0;
  counts[place] = before + 1;
  return before;
}

const NONE: Spread = { median: null, p90: null };

function keptOf(counts: Int32Array, promise: 'respond' | 'complete'): Kept {
  const sum: Record<Stand, number> = { met: 0, missed: 0, open: 0, none: 0 };
  counts.forEach((count, code) => {
    const stand = described[code]?.[promise];
    if (stand) sum[stand] += count;
  });
  const { none: _, ...kept } = sum;
  return kept;
}

function spreadsOf(ms: Float64Array, places: Uint8Array, bars: number): Spread[] {
  return quantilesBy(ms, places, bars, [0.5, 0.9]).map(([median = null, p90 = null]) => ({ median, p90 }));
}

/** How many of the records each person completed; null is nobody's. */
export function completedBy({ count, staff, completionMs, people }: Records): Map<string | null, number> {
  const counts = new Int32Array(people.length + 1);
  for (let index = 0; index < count; index += 1)
    if (!Number.isNaN(completionMs[index])) addOne(counts, staff[index] ?? 0);
  return new Map(Array.from(counts, (each, place) => [people[place - 1] ?? null, each]));
}
