/** A map of bounded size: what was not used for the longest time goes first. */
export class BoundedMap<Value> {
  readonly #entries = new Map<string, { value: Value; size: number }>();
  readonly #most: number;
  #size = 0;

  /** @param most the sum of the sizes that it holds */
  constructor(most: number) {
    this.#most = most;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (!entry) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    return entry.value;
  }

  /** What is larger than the whole map is not kept. */
  set(key: string, value: Value, size: number): void {
    this.#delete(key);
    if (size > this.#most) return;
    this.#entries.set(key, { value, size });
    this.#size += size;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#most) return;
      this.#delete(oldest);
    }
  }

  #delete(key: string): void {
    this.#size -= this.#entries.get(key)?.size ?? 0;
    this.#entries.delete(key);
  }
}
