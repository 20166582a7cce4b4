import pg from 'pg';
import type { Captured } from './capture';
import { type Figures, figuresFrom } from './figures';
import { CONCURRENCY } from './options';

/** One transaction; where the captured values name the case, they name the new one. */
async function insertOnce(client: pg.Client, captured: Captured): Promise<void> {
  await client.query('BEGIN');
  let number: unknown = null;
  for (const [index, { text, values }] of captured.inserts.entries()) {
    const isCase = (value: unknown) => value === captured.number || value === String(captured.number);
    const fresh = values.map((value) => (isCase(value) ? number : value));
    const { rows } = await client.query<Record<string, unknown>>({
      name: `insert-${index}`,
      text,
      values: fresh,
    });
    number ??= rows[0]?.number ?? null;
  }
  await client.query('COMMIT');
}

/** The product's own INSERTs for one case, over and over through bare `pg`, one connection for each concurrent client. */
export async function runInserts(databaseUrl: string, captured: Captured, seconds: number): Promise<Figures> {
  const clients = Array.from({ length: CONCURRENCY }, () => new pg.Client({ connectionString: databaseUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const durations: number[] = [];
  const started = performance.now();
  const giveUpAt = started + seconds * 1_000;
  const work = async (client: pg.Client) => {
    while (performance.now() < giveUpAt) {
      const from = performance.now();
      await insertOnce(client, captured);
      durations.push(performance.now() - from);
    }
  };
  try {
    await Promise.all(clients.map(work));
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  return figuresFrom(durations, performance.now() - started);
}
