/** A small seeded generator (mulberry32): the same seed gives the same data set, apart from secrets. */
export type Random = {
  /** In [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const pick = <T>(list: readonly T[]): T => {
    if (list.length === 0) throw new RangeError('Nothing to pick from');
    return list[whole(0, list.length - 1)] as T;
  };
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((value) => ({ value, order: next() }))
      .sort((a, b) => a.order - b.order)
      .map(({ value }) => value);
  return { next, whole, pick, shuffled, chance: (probability) => next() < probability };
}

const hex = (value: number, digits: number) => value.toString(16).padStart(digits, '0');

/** A version 7 UUID of an instant, with the generator's bits for the rest. */
export function idAt(random: Random, at: Date): string {
  const time = hex(at.getTime(), 12);
  const tail = `${hex(random.whole(0, 0xffffff), 6)}${hex(random.whole(0, 0xffffff), 6)}`;
  const variant = hex(0x8000 + random.whole(0, 0x3fff), 4);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(random.whole(0, 0xfff), 3)}-${variant}-${tail}`;
}
