import { CASE_KINDS, REGIONS, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';

/** How a promise stands; `none` was given. */
export const STANDS = ['met', 'missed', 'open', 'none'] as const;
export type Stand = (typeof STANDS)[number];

/** What the code of a record is made of, the first part weighing most. */
export const PARTS = {
  kind: CASE_KINDS,
  severity: SEVERITIES,
  region: REGIONS,
  product: ['WORK', 'CONTACT_CENTER'],
  serviceLevel: SERVICE_LEVELS,
  respond: STANDS,
  complete: STANDS,
} as const satisfies Record<string, readonly string[]>;

export type Part = keyof typeof PARTS;
export type Described = { readonly [P in Part]: (typeof PARTS)[P][number] };

const sizes = Object.values(PARTS).map((values) => values.length);

/** How much one step of each part adds to the code. */
export const weights = Object.fromEntries(
  Object.keys(PARTS).map((part, index) => [
    part,
    sizes.slice(index + 1).reduce((product, size) => product * size, 1),
  ]),
) as Readonly<Record<Part, number>>;

export const CODES = sizes.reduce((product, size) => product * size, 1);

/** What every code says, by code. */
export const described: readonly Described[] = Array.from(
  { length: CODES },
  (_, code) =>
    Object.fromEntries(
      Object.entries(PARTS).map(([part, values]) => [
        part,
        values[Math.floor(code / weights[part as Part]) % values.length],
      ]),
    ) as Described,
);

/**
 * Cases received on one UTC day, packed: for each, big endian, its time of day in ms (int4), its code (int2), the place
 * of its assignee in `staff` from 1, else 0 (int2), and the ms to its first answer and to its completion (float8, NaN
 * while there is none).
 */
export type PackedDay = { day: number; staff: readonly string[]; records: Uint8Array };
const RECORD_BYTES = 24;
const DAY_MS = 86_400_000;

/** The records asked for, a column each. `staff` are places in `people` from 1, 0 for nobody. */
export type Records = {
  count: number;
  receivedMs: Float64Array;
  code: Uint16Array;
  staff: Uint16Array;
  answerMs: Float64Array;
  completionMs: Float64Array;
  people: readonly string[];
};

type Wanted = {
  /** Received from this instant on, and before that one; ms UTC. */
  fromMs: number;
  beforeMs: number;
  matches: (described: Described) => boolean;
};

/** Unpacks the records of cases received in a span of time that match. */
export function unpack(days: readonly PackedDay[], { fromMs, beforeMs, matches }: Wanted): Records {
  const most = days.reduce((sum, { records }) => sum + records.byteLength / RECORD_BYTES, 0);
  const found = {
    count: 0,
    receivedMs: new Float64Array(most),
    code: new Uint16Array(most),
    staff: new Uint16Array(most),
    answerMs: new Float64Array(most),
    completionMs: new Float64Array(most),
  };
  const isWanted = Uint8Array.from(described, (each) => (matches(each) ? 1 : 0));
  const places = new Map<string, number>();
  for (const { day, staff, records } of days) {
    const placeOf = [0, ...staff.map((id) => placeIn(places, id))];
    const view = new DataView(records.buffer, records.byteOffset, records.byteLength);
    for (let at = 0; at < records.byteLength; at += RECORD_BYTES) {
      const receivedMs = day * DAY_MS + view.getInt32(at);
      const code = view.getUint16(at + 4);
      if (isWanted[code] !== 1 || receivedMs < fromMs || receivedMs >= beforeMs) continue;
      const index = found.count++;
      found.receivedMs[index] = receivedMs;
      found.code[index] = code;
      found.staff[index] = placeOf[view.getInt16(at + 6)] ?? 0;
      found.answerMs[index] = view.getFloat64(at + 8);
      found.completionMs[index] = view.getFloat64(at + 16);
    }
  }
  return { ...found, people: [...places.keys()] };
}

function placeIn(places: Map<string, number>, id: string): number {
  const place = places.get(id) ?? places.size + 1;
  places.set(id, place);
  return place;
}
