import type { ClientBase } from 'pg';

const TABLES = ['cases', 'case_items', 'case_events'];
const SEARCH = ['case_search'];
const TRIGGERS = [
  ['cases', 'cases_search_new'],
  ['cases', 'cases_report_new'],
  ['case_items', 'case_items_search'],
  ['case_events', 'case_events_search'],
] as const;

const CONSTRAINTS = `
  SELECT conrelid::regclass::text AS table, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
  FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`;

/** Indexes that stand for themselves; those of a primary key or a unique constraint stay. */
const INDEXES = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition
  FROM pg_index i
  WHERE i.indrelid = ANY($1::regclass[]) AND NOT i.indisprimary
    AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))`;

/**
 * Writes with the secondary indexes and foreign keys of the case tables gone, and puts them back afterwards: building an
 * index and checking a key once for all rows costs a third of doing it row by row. It is all inside the caller's
 * transaction, so a failure leaves everything as it was; until then other readers of these tables wait.
 */
export async function inBulk(client: ClientBase, write: () => Promise<void>): Promise<void> {
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(
    CONSTRAINTS,
    [TABLES],
  );
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(INDEXES, [TABLES]);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  const { rows: searchIndexes } = await client.query<{ definition: string; name: string }>(INDEXES, [SEARCH]);
  for (const { name } of searchIndexes) await client.query(`DROP INDEX ${name}`);
  await switchTriggers(client, 'DISABLE');
  await write();
  await client.query(`SET LOCAL maintenance_work_mem = '256MB'`);
  for (const { definition } of indexes) await client.query(definition);
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  await switchTriggers(client, 'ENABLE');
  await client.query(INDEX_THE_NEW);
  await client.query(REPORT_THE_NEW);
  for (const { definition } of searchIndexes) await client.query(definition);
}

const INDEX_THE_NEW = `
  SELECT index_cases(ARRAY(
    SELECT number FROM cases c WHERE NOT EXISTS (SELECT FROM case_search s WHERE s.case_number = c.number)))`;

/** What they would do row by row is done once for all, when everything is there. */
async function switchTriggers(client: ClientBase, to: 'DISABLE' | 'ENABLE'): Promise<void> {
  for (const [table, trigger] of TRIGGERS)
    await client.query(`ALTER TABLE ${table} ${to} TRIGGER ${trigger}`);
}

const REPORT_THE_NEW = `
  INSERT INTO report_changes (day)
  SELECT DISTINCT (received_at AT TIME ZONE 'UTC')::date FROM cases WHERE status IN ('RESOLVED', 'CLOSED')`;
