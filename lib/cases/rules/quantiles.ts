/** Beyond so many minutes times are not told apart before they are sorted. */
const MINUTES = 4_096;
const MINUTE_MS = 60_000;

const minuteOf = (ms: number): number => Math.max(0, Math.min(MINUTES - 1, Math.floor(ms / MINUTE_MS)));

/**
 * The times (ms) that so much (0 to 1) of all times of a group stay below or equal, between two neighbours in proportion, as
 * `percentile_cont` of PostgreSQL has it; null for a group without any. They are counted by the minute first, and only the
 * minutes that hold what is looked for are sorted.
 * @param times NaN where there is none
 * @param groups the group of each time, from 0
 */
export function quantilesBy(
  times: Float64Array,
  groups: Uint8Array,
  groupCount: number,
  fractions: readonly number[],
): (number | null)[][] {
  const counts = new Int32Array(groupCount * MINUTES);
  for (let index = 0; index < groups.length; index += 1) {
    const time = times[index] ?? Number.NaN;
    if (Number.isNaN(time)) continue;
    const slot = (groups[index] ?? 0) * MINUTES + minuteOf(time);
    counts[slot] = (counts[slot] ?? 0) + 1;
  }
  const wanted = new Uint8Array(groupCount * MINUTES);
  const ranks = Array.from({ length: groupCount }, (_, group) =>
    locate(counts, wanted, group * MINUTES, fractions),
  );
  const sorted = gather(times, groups, groupCount, wanted);
  return ranks.map((found, group) =>
    found.map(({ rank, before }) => (rank === null ? null : between(sorted[group], rank - before))),
  );
}

/** The rank of each fraction in a group, and how many times before it are in minutes that nothing is looked for in. */
function locate(counts: Int32Array, wanted: Uint8Array, start: number, fractions: readonly number[]) {
  let total = 0;
  for (let minute = start; minute < start + MINUTES; minute += 1) total += counts[minute] ?? 0;
  if (total === 0) return fractions.map(() => ({ rank: null, before: 0 }));
  const ranks = fractions.map((fraction) => ({ rank: fraction * (total - 1), before: 0 }));
  let from = 0;
  let passedOver = 0;
  for (let minute = start; minute < start + MINUTES; minute += 1) {
    const count = counts[minute] ?? 0;
    if (count === 0) continue;
    for (const each of ranks) {
      const isHere = Math.ceil(each.rank) >= from && Math.floor(each.rank) < from + count;
      if (isHere) wanted[minute] = 1;
      if (isHere && Math.floor(each.rank) >= from) each.before = passedOver;
    }
    if (wanted[minute] !== 1) passedOver += count;
    from += count;
  }
  return ranks;
}

function gather(times: Float64Array, groups: Uint8Array, groupCount: number, wanted: Uint8Array) {
  const found: number[][] = Array.from({ length: groupCount }, () => []);
  for (let index = 0; index < groups.length; index += 1) {
    const time = times[index] ?? Number.NaN;
    const group = groups[index] ?? 0;
    if (wanted[group * MINUTES + minuteOf(time)] === 1) found[group]?.push(time);
  }
  return found.map((each) => Float64Array.from(each).sort());
}

function between(sorted: Float64Array | undefined, rank: number): number {
  const lower = sorted?.[Math.floor(rank)] ?? Number.NaN;
  const upper = sorted?.[Math.ceil(rank)] ?? Number.NaN;
  return lower + (rank - Math.floor(rank)) * (upper - lower);
}
