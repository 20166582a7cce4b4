import pg from 'pg';

/** Rows from which new files for a table and its indexes are cheaper than deleting row by row. */
const MANY = 5_000;
const EMPTY_ALL = `
DO $$
DECLARE
  candidate text;
  start bigint;
  has_rows boolean;
  is_large boolean;
BEGIN
  FOR candidate IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT FROM %1$s), EXISTS (SELECT FROM %1$s OFFSET ${MANY})', candidate)
      INTO has_rows, is_large;
    IF is_large THEN EXECUTE format('TRUNCATE %s CASCADE', candidate);
    ELSIF has_rows THEN EXECUTE format('DELETE FROM %s', candidate);
    END IF;
  END LOOP;
  FOR candidate, start IN SELECT format('%I.%I', schemaname, sequencename), start_value FROM pg_sequences
    WHERE schemaname = 'public' AND last_value IS NOT NULL
  LOOP
    PERFORM setval(candidate, start, false);
  END LOOP;
END $$`;

/** Empties this worker's database: only the tables that have rows, past every trigger that protects them. */
export async function resetDatabase(): Promise<void> {
  await withTestDatabase(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(EMPTY_ALL);
  });
}

/** A bare connection to this worker's database, for what the product itself would not do. */
export async function withTestDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
