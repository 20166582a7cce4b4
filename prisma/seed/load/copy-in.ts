import type { ClientBase, Connection, Submittable } from 'pg';

type Value = string | number | boolean | Date | null | undefined | readonly string[] | object;

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
const CHUNK_BYTES = 1 << 20;

const escaped = (text: string) =>
  /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (found) => ESCAPES[found] ?? found) : text;

/** One value in PostgreSQL's COPY text format: an array of names is an array, any other object JSON. */
function encoded(value: Value): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.join(',')}}`;
  return escaped(JSON.stringify(value));
}

/** Rows on their way into one table, as text; encoding them needs no database. */
export class CopyBatch<Row extends object> {
  #lines: string[] = [];

  constructor(
    readonly table: string,
    /** Column of the table, property of the row. */
    readonly columns: readonly (readonly [string, keyof Row & string])[],
  ) {}

  add(row: Row): void {
    this.#lines.push(this.columns.map(([, property]) => encoded(row[property] as Value)).join('\t'));
  }

  /** What is there so far, as a batch of its own; this one is empty again. */
  taken(): CopyBatch<Row> {
    const full = new CopyBatch<Row>(this.table, this.columns);
    full.#lines = this.#lines;
    this.#lines = [];
    return full;
  }

  async into(client: ClientBase): Promise<void> {
    if (this.#lines.length === 0) return;
    const columns = this.columns.map(([column]) => `"${column}"`).join(', ');
    const data = Buffer.from(`${this.#lines.join('\n')}\n`);
    this.#lines = [];
    await new Promise<void>((resolve, reject) => {
      client.query(new CopyIn(`COPY "${this.table}" (${columns}) FROM STDIN`, data, resolve, reject));
    });
  }
}

type CopyConnection = Connection & {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
};

/** COPY … FROM STDIN over the driver's own connection: `pg` speaks it but has no call for it. */
class CopyIn implements Submittable {
  #failure: Error | undefined;

  constructor(
    readonly text: string,
    readonly data: Buffer,
    readonly resolve: () => void,
    readonly reject: (reason: Error) => void,
  ) {}

  submit(connection: Connection): void {
    (connection as CopyConnection).query(this.text);
  }

  handleCopyInResponse(connection: CopyConnection): void {
    for (let start = 0; start < this.data.length; start += CHUNK_BYTES) {
      connection.sendCopyFromChunk(this.data.subarray(start, start + CHUNK_BYTES));
    }
    connection.endCopyFrom();
  }

  handleCommandComplete(): void {}

  /** After an error the server drops the rest of the copy and says when it is ready again. */
  handleError(error: Error): void {
    this.#failure = error;
    this.reject(error);
  }

  handleReadyForQuery(): void {
    if (!this.#failure) this.resolve();
  }
}
