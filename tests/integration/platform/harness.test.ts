import { expect, test } from 'vitest';
import { resetDatabase, withTestDatabase } from '../../support/database';

test('each test worker has a migrated database of its own, and can empty it', async () => {
  const count = () =>
    withTestDatabase((client) => client.query('SELECT count(*)::int AS n FROM worker_heartbeats')).then(
      (r) => r.rows[0]?.n,
    );
  await withTestDatabase((client) =>
    client.query("INSERT INTO worker_heartbeats (id, at) VALUES ('w', now())"),
  );
  expect(await count()).toBe(1);
  await resetDatabase();
  expect(await count()).toBe(0);
});
