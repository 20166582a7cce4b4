import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, withConnection } from '@/lib/platform/start/connect';
import { knownMigrations, migrate } from '@/lib/platform/start/migrate';
import { databaseUrl, dropDatabases } from '../../support/test-server';

const server = process.env.DATABASE_URL ?? '';
const name = `cutover_two_starts_${randomBytes(4).toString('hex')}`;
const url = databaseUrl(server, name);
beforeAll(() => createDatabase(server, name));
afterAll(() => dropDatabases(server, name));

describe('two starts on one new database', () => {
  it('both end well, and each migration is applied once', async () => {
    const applied = await Promise.all([migrate(url), migrate(url)]);
    expect(applied.map(({ length }) => length).sort((a, b) => a - b)).toEqual([0, knownMigrations().length]);
    const { rows } = await withConnection(url, (client) =>
      client.query<{ name: string; finished: boolean }>(
        `SELECT migration_name AS name, finished_at IS NOT NULL AND rolled_back_at IS NULL AS finished
         FROM _prisma_migrations ORDER BY 1`,
      ),
    );
    expect(rows).toEqual(knownMigrations().map((migration) => ({ name: migration, finished: true })));
    expect(await migrate(url)).toEqual([]);
  });
});
