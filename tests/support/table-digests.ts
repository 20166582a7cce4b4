import { withTestDatabase } from './database';

/** When somebody was last seen, and how often an address asked. */
const NOTED = ['sessions', 'rate_limits', 'worker_heartbeats'];

/** Every row of every table, as one digest for each: equal before and after, nothing was changed. */
export const tableDigests = (): Promise<Record<string, string | null>> =>
  withTestDatabase(async (client) => {
    const { rows: tables } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
      [NOTED],
    );
    const digests = tables.map(
      ({ tablename }) =>
        `(SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) FROM "${tablename}" t) AS "${tablename}"`,
    );
    const { rows } = await client.query<Record<string, string | null>>(`SELECT ${digests.join(', ')}`);
    const [found] = rows;
    if (!found || tables.length === 0) throw new Error('There are no tables to compare.');
    return found;
  });
