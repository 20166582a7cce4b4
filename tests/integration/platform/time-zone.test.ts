import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCasesJson } from '@/lib/cases/data/list-cases';
import { listCasesQuery } from '@/lib/cases/schema/list-cases';
import { closeDatabase, db, pool } from '@/lib/platform/db';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { aDesk, file } from '../cases/support';

const STRANGE = 'Asia/Kathmandu';
const AT = new Date('2027-03-28T00:59:59.123Z');

const setZone = (value: string) =>
  withTestDatabase((client) =>
    client.query(`DO $$ BEGIN EXECUTE format('ALTER DATABASE %I ${value}', current_database()); END $$`),
  );

beforeAll(async () => {
  await resetDatabase();
  await setZone(`SET timezone = ''${STRANGE}''`);
  await closeDatabase();
});
afterAll(async () => {
  await setZone('RESET timezone');
  await closeDatabase();
});

describe('a database whose own time zone is another', () => {
  it('is set up as this file says: others see it in that zone', async () => {
    const { rows } = await withTestDatabase((client) => client.query('SHOW timezone'));
    expect(rows).toEqual([{ TimeZone: STRANGE }]);
  });

  it('keeps and gives back instants unshifted, through Prisma and as raw rows', async () => {
    await db.workerHeartbeat.create({ data: { id: 'prisma', at: AT } });
    await db.$executeRaw`INSERT INTO worker_heartbeats (id, at) VALUES ('raw', ${AT}::timestamptz)`;
    await pool.query(`INSERT INTO worker_heartbeats (id, at) VALUES ('pool', $1)`, [AT]);
    const ids = ['pool', 'prisma', 'raw'];
    const expected = ids.map((id) => ({ id, at: AT }));
    const orderBy = { id: 'asc' } as const;
    expect(await db.workerHeartbeat.findMany({ orderBy })).toEqual(expected);
    expect(await db.workerHeartbeat.count({ where: { at: AT } })).toBe(ids.length);
    expect(await db.$queryRaw`SELECT id, at FROM worker_heartbeats ORDER BY id`).toEqual(expected);
    const statement = 'SELECT id, at FROM worker_heartbeats ORDER BY id';
    expect((await pool.query(statement)).rows).toEqual(expected);
    expect((await withTestDatabase((client) => client.query(statement))).rows).toEqual(expected);
  });

  it('shifts no deadline in the JSON that PostgreSQL builds', async () => {
    const desk = await aDesk();
    const { number } = await file(desk);
    const { actor } = await desk.as(desk.agent);
    const { json } = await listCasesJson(actor, listCasesQuery.parse({}), desk.clock.now());
    const kept = await db.case.findUniqueOrThrow({ where: { number } });
    expect(JSON.parse(json)).toMatchObject([
      { number, receivedAt: desk.clock.now().toISOString(), respondBy: kept.respondBy.toISOString() },
    ]);
  });
});
