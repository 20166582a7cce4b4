import 'server-only';
import { BoundedMap } from './bounded-map';
import { connectionsOpened } from './db';

type Kept<Value> = { value: Value; snapshot: string; connections: number };

/**
 * What was read, answered again while nothing at all was committed: a request brings PostgreSQL's snapshot
 * (`pg_current_snapshot`) from the statement that says who asks. What was kept under an equal one was read between two
 * moments without a commit, so it is what would be read now. Nothing has to be invalidated, and no write pays for it.
 */
export class KeptReads<Value> {
  readonly #kept: BoundedMap<Kept<Value>>;

  /** @param most how many answers are kept; the one not used for longest goes first */
  constructor(most: number) {
    this.#kept = new BoundedMap(most);
  }

  /** `key` says all that the answer depends on besides the rows; without a snapshot, it is read. */
  async read(key: string, snapshot: string | undefined, load: () => Promise<Value>): Promise<Value> {
    if (snapshot === undefined) return load();
    // A connection that was opened since may be one after a crash, when PostgreSQL numbers its transactions again.
    const connections = connectionsOpened();
    const found = this.#kept.get(key);
    if (found?.snapshot === snapshot && found.connections === connections) return found.value;
    const value = await load();
    this.#kept.set(key, { value, snapshot, connections }, 1);
    return value;
  }
}
