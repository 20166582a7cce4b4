import pg from 'pg';

const EMPTY_ALL = `
DO $$
DECLARE
  candidate text;
  has_rows boolean;
  used text[] := '{}';
BEGIN
  FOR candidate IN SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
  LOOP
    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %s)', candidate) INTO has_rows;
    IF has_rows THEN used := used || candidate; END IF;
  END LOOP;
  IF cardinality(used) > 0 THEN
    EXECUTE 'TRUNCATE ' || array_to_string(used, ', ') || ' RESTART IDENTITY CASCADE';
  END IF;
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
