import { withTestDatabase } from './database';

/** When somebody was last seen, and how often an address asked. */
const NOTED = ['sessions', 'rate_limits', 'worker_heartbeats'];

/** Every row of every table, as one digest for each: equal before and after, nothing was changed. */
export const tableDigests = (): Promise<Record<string, string>> =>
  withTestDatabase(async (client) => {
    const { rows } = await client.query<{ tablename: string }>(
      `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL ($1) ORDER BY 1`,
      [NOTED],
    );
    const digests: Record<string, string> = {};
    for (const { tablename } of rows) {
      const text = `SELECT md5(string_agg(t::text, '|' ORDER BY t::text)) AS digest FROM "${tablename}" t`;
      digests[tablename] = (await client.query(text)).rows[0].digest;
    }
    return digests;
  });
