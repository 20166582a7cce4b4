import 'server-only';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from './env';
import { type Prisma, PrismaClient } from './generated/client';
import { log } from './log';

const MOST_STATEMENTS = 500;
const statementNames = new Map<string, string>();

/**
 * A name makes PostgreSQL parse a statement once for each connection instead of each time. Only so many get one: lists
 * of every length are statements of their own, and a connection keeps all that it has named.
 */
function statementName({ sql }: { sql: string }): string {
  const known = statementNames.get(sql);
  if (known !== undefined || statementNames.size >= MOST_STATEMENTS) return known ?? '';
  const name = `prisma-${statementNames.size}`;
  statementNames.set(sql, name);
  return name;
}

type Store = { pool: pg.Pool; db: PrismaClient };
const kept = globalThis as typeof globalThis & { cutoverDatabase?: Store; cutoverConnections?: number };

function open(): Store {
  const pool = new pg.Pool({
    connectionString: env().DATABASE_URL,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 5_000,
    // Prisma sends times without a zone: whatever the server's own is, they mean UTC.
    options: '-c timezone=UTC',
  });
  // An idle connection that breaks must not end the process; the pool opens a new one.
  pool.on('error', (error) => log.warn({ event: 'database.connection_lost', reason: error.message }));
  pool.on('connect', () => {
    kept.cutoverConnections = connectionsOpened() + 1;
  });
  const adapter = new PrismaPg(pool, { disposeExternalPool: true, statementNameGenerator: statementName });
  return { pool, db: new PrismaClient({ adapter }) };
}

/** Opened on first use, so that a build needs no database; kept across hot reloads. */
function store(): Store {
  kept.cutoverDatabase ??= open();
  return kept.cutoverDatabase;
}

function lazily<T extends object>(pick: (opened: Store) => T): T {
  return new Proxy({} as T, {
    get(_, property) {
      const target = pick(store());
      const value = Reflect.get(target, property, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

export const db: PrismaClient = lazily((opened) => opened.db);
/** For the few hot lists whose SQL is written by hand. */
export const pool: pg.Pool = lazily((opened) => opened.pool);

/**
 * How many connections have been opened. PostgreSQL may number its transactions again after a crash, which no connection
 * survives: what is remembered by such numbers holds only while this is the same.
 */
export const connectionsOpened = (): number => kept.cutoverConnections ?? 0;

/** What a read or a command gets: the client itself, or the transaction it runs in. */
export type Tx = Omit<Prisma.TransactionClient, '$transaction'>;

export async function closeDatabase(): Promise<void> {
  await kept.cutoverDatabase?.db.$disconnect();
  kept.cutoverDatabase = undefined;
}
