import { beforeEach, describe, expect, it } from 'vitest';
import { sealEntries } from '@/lib/audit/commands/seal-entries';
import { verifyRecord } from '@/lib/audit/commands/verify-record';
import { setTimeZone } from '@/lib/auth/commands/set-time-zone';
import { systemActor } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { Forbidden } from '@/lib/platform/errors';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { clockAt, contextFor, createPerson, NOON } from '@/tests/support/fixtures';

const clock = clockAt();
const product = { actor: systemActor, clock, requestId: 'test' };

beforeEach(async () => {
  await resetDatabase();
  clock.set(NOON);
});

const INSERT = `INSERT INTO audit_entries (at, actor_role, via, action, subject_type, subject_id, "after", request_id)
  SELECT $1::timestamptz, 'AGENT', 'session', 'case.changed', 'case', n::text, '{"status": "OPEN"}', 'test'
  FROM generate_series(1, $2::int) n`;

const fill = (count: number) => withTestDatabase((client) => client.query(INSERT, [NOON, count]));

/** What somebody does who holds the database and wants no trace. */
const tamper = (...statements: string[]) =>
  withTestDatabase(async (client) => {
    await client.query('SET session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
  });

const find = async () => (await verifyRecord(product)).finding;

/** Three seals of ten rows each. */
async function threeSeals() {
  for (let seal = 0; seal < 3; seal += 1) {
    await fill(10);
    await sealEntries(clock.now());
  }
}

describe('rows of the record, their seals and the checks', () => {
  it.each(['audit_entries', 'audit_seals', 'audit_checks'])(
    '%s: are added and never changed',
    async (table) => {
      await threeSeals();
      await verifyRecord(product);
      const column = { audit_entries: 'via', audit_seals: 'mac', audit_checks: 'finding' }[table];
      await withTestDatabase(async (client) => {
        for (const change of [
          `UPDATE ${table} SET ${column} = 'x'`,
          `DELETE FROM ${table}`,
          `TRUNCATE ${table}`,
        ])
          await expect(client.query(change)).rejects.toThrow('append-only');
      });
    },
  );
});

describe('a seal', () => {
  it('covers what was written since the last, in batches, and nothing twice', async () => {
    expect(await sealEntries(NOON)).toEqual({ sealed: 0, last: null });
    await fill(5_003);
    expect((await sealEntries(NOON)).sealed).toBe(5_003);
    expect((await sealEntries(NOON)).sealed).toBe(0);
    await fill(1);
    expect((await sealEntries(NOON)).last?.number).toBe(3);
    const seals = await db.auditSeal.findMany({ orderBy: { number: 'asc' } });
    expect(seals.map(({ entries }) => entries)).toEqual([5_000, 3, 1]);
    expect(await find()).toBeNull();
  });

  it('waits for nobody’s change, leaves none out that commits late, and makes none wait', async () => {
    await fill(3);
    const [early, late] = await withTestDatabase(async (client) => {
      await client.query('BEGIN');
      await client.query(INSERT, [NOON, 1]);
      await fill(1);
      const during = sealEntries(NOON);
      const person = await createPerson('AGENT');
      await setTimeZone(await contextFor(person, clock), { timeZone: 'Asia/Tokyo' });
      const open = await during;
      await client.query('COMMIT');
      return [open, await sealEntries(NOON)];
    });
    expect(early.sealed).toBe(0);
    expect(late.sealed).toBe(6);
    expect(await find()).toBeNull();
  });

  it('is one, however many workers seal at once', async () => {
    await fill(20);
    const done = await Promise.all([sealEntries(NOON), sealEntries(NOON), sealEntries(NOON)]);
    expect(done.reduce((sum, { sealed }) => sum + sealed, 0)).toBe(20);
    expect(await db.auditSeal.count()).toBe(1);
  });
});

describe('the verifier', () => {
  it.each([
    ['an edited row', `UPDATE audit_entries SET "after" = '{"status": "CLOSED"}' WHERE id = 15`, '11 to 20'],
    ['another time', `UPDATE audit_entries SET at = at + interval '1 hour' WHERE id = 1`, '1 to 10'],
    ['a removed row', 'DELETE FROM audit_entries WHERE id = 12', '11 to 20'],
    ['the last row removed', 'DELETE FROM audit_entries WHERE id = 30', '21 to 30'],
  ])('finds %s', async (_, change, where) => {
    await threeSeals();
    expect(await find()).toBeNull();
    await tamper(change);
    expect(await find()).toContain(where);
  });

  it('finds a row that was put in under a number never used', async () => {
    await fill(4);
    await tamper(`SELECT nextval('audit_entries_id_seq')`);
    await fill(5);
    await sealEntries(NOON);
    expect(await find()).toBeNull();
    const columns = 'at, actor_role, via, action, subject_type, subject_id, request_id';
    await tamper(
      `INSERT INTO audit_entries (id, ${columns}) SELECT 5, ${columns} FROM audit_entries WHERE id = 4`,
    );
    expect(await find()).toContain('1 to 10');
  });

  it('finds a removed, an edited and a forged seal', async () => {
    await threeSeals();
    await tamper('DELETE FROM audit_seals WHERE number = 2');
    expect(await find()).toBe('Seal 3 does not follow the one before it.');
    await resetDatabase();
    await threeSeals();
    await tamper(
      "UPDATE audit_entries SET via = 'mail' WHERE id = 25",
      'UPDATE audit_seals SET entries = 9 WHERE number = 3',
    );
    expect(await find()).toContain('Seal 3 is not ours');
  });

  it('finds an end that was cut off together with its seals', async () => {
    await threeSeals();
    expect(await find()).toBeNull();
    await tamper('DELETE FROM audit_entries WHERE id > 20', 'DELETE FROM audit_seals WHERE number > 2');
    const cut = 'The record ends before seal 3, which was there before.';
    expect(await find()).toBe(cut);
    await sealEntries(clock.now());
    expect(await find()).toBe(cut);
    await tamper('DELETE FROM audit_entries', 'DELETE FROM audit_seals');
    expect(await find()).toBe(cut);
  });

  it('tells operations once of a finding, and is for operations', async () => {
    const operations = await createPerson('OPERATIONS');
    await createPerson('AGENT');
    await threeSeals();
    await verifyRecord(product);
    expect(await db.inboxItem.count()).toBe(0);
    await tamper('DELETE FROM audit_entries WHERE id = 12');
    await verifyRecord(product);
    await verifyRecord(product);
    const told = await db.inboxItem.findMany();
    expect(told.map(({ userId }) => userId)).toEqual([operations.id]);
    expect(await db.mail.count({ where: { kind: 'audit-check', recipient: operations.email } })).toBe(1);
    for (const role of ['AGENT', 'LEAD', 'CUSTOMER_ADMIN'] as const)
      await expect(verifyRecord(await contextFor(await createPerson(role), clock))).rejects.toThrow(
        Forbidden,
      );
  });
});
