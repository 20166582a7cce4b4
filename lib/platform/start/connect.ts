import pg from 'pg';
import { StartError } from './start-error';

const OLDEST = 14;

/** One query on a connection of its own. */
export async function withConnection<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

export function canConnect(url: string): Promise<boolean> {
  return withConnection(url, () => Promise.resolve(true)).catch(() => false);
}

export async function createDatabase(serverUrl: string, name: string): Promise<void> {
  await withConnection(serverUrl, async (client) => {
    const there = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (there.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  });
}

/** A database of the operator's own: says in one line what is wrong with it. */
export async function requireUsable(url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname || 'local socket'}:${port || 5432}${pathname}`;
  const version = await withConnection(url, (client) =>
    client.query<{ server_version_num: string }>('SHOW server_version_num'),
  )
    .then((answer) => Math.floor(Number(answer.rows[0]?.server_version_num) / 10_000))
    .catch((error: NodeJS.ErrnoException) => {
      throw new StartError(
        `DATABASE_URL: no PostgreSQL usable at ${where} (${error.code ?? 'failed'}: ${reason(error)}).`,
      );
    });
  if (version >= OLDEST) return;
  throw new StartError(
    `DATABASE_URL: PostgreSQL ${version} at ${where} is too old; ${OLDEST} or later is needed.`,
  );
}

/** Node reports several tried addresses as one error without a message. */
function reason(error: Error): string {
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  return first.message.split('\n')[0] ?? 'unknown';
}
