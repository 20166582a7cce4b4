import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/platform/db';
import { readOrder } from '@/prisma/seed/arguments';
import { seedDemo } from '@/prisma/seed/demo';
import { seedLoad } from '@/prisma/seed/load';
import { inBulk } from '@/prisma/seed/load/bulk';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { expectConsistentCases } from './check-cases';

const dataDir = mkdtempSync(join(tmpdir(), 'cutover-load-'));
const databaseUrl = process.env.DATABASE_URL ?? '';
const now = new Date('2027-06-08T09:30:00.000Z');
const OPEN = ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER'] as const;
const load = (accounts: number, cases: number, open: number) =>
  seedLoad({ databaseUrl, dataDir, now, accounts, cases, open });

afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe('a load of 1,000 cases', () => {
  beforeAll(async () => {
    await resetDatabase();
    await load(20, 1_000, 300);
  });

  it('is as large as asked for', async () => {
    expect(await db.account.count()).toBe(20);
    expect(await db.case.count()).toBe(1_000);
    expect(await db.case.count({ where: { status: { in: [...OPEN] } } })).toBe(300);
  });

  it('holds cases as consistent as filed ones', async () => {
    await expectConsistentCases(now);
  });

  it('leaves the next number free for the next case', async () => {
    const { _max } = await db.case.aggregate({ _max: { number: true } });
    const [row] = await db.$queryRaw<
      { next: bigint }[]
    >`SELECT nextval(pg_get_serial_sequence('cases', 'number')) AS next`;
    expect(Number(row?.next)).toBe((_max.number ?? 0) + 1);
  });

  it('can be repeated beside what is there', async () => {
    await load(5, 100, 50);
    expect(await db.account.count()).toBe(25);
    expect(await db.case.count()).toBe(1_100);
  });
});

describe('on top of the demo', () => {
  it('adds accounts and cases without touching those of the demo', async () => {
    await resetDatabase();
    await seedDemo({ databaseUrl, dataDir, now });
    const demoCases = await db.case.count();
    await load(10, 200, 40);
    expect(await db.case.count()).toBe(demoCases + 200);
    expect(await db.case.count({ where: { account: { number: { lt: 600_001 } } } })).toBe(demoCases);
    await expectConsistentCases(now);
  });
});

describe('writing in bulk', () => {
  it('puts every index and key back as it was', async () => {
    await withTestDatabase(async (client) => {
      const shape = async () => {
        const indexes = await client.query(
          `SELECT indexdef FROM pg_indexes WHERE tablename ~ '^case' ORDER BY 1`,
        );
        const keys = await client.query(
          `SELECT conname, pg_get_constraintdef(oid) AS definition FROM pg_constraint
           WHERE conrelid::regclass::text ~ '^case' ORDER BY 1`,
        );
        return [indexes.rows, keys.rows];
      };
      const before = await shape();
      await client.query('BEGIN');
      await inBulk(client, () => Promise.resolve());
      await client.query('COMMIT');
      expect(await shape()).toEqual(before);
    });
  });
});

describe('the order given on the command line', () => {
  it.each([
    [['--scenario', 'demo'], { scenario: 'demo' }],
    [['--accounts', '5', '--cases', '100'], { scenario: 'load', accounts: 5, cases: 100, open: 20 }],
    [
      ['--accounts', '5', '--cases', '1000000'],
      { scenario: 'load', accounts: 5, cases: 1_000_000, open: 20_000 },
    ],
    [
      ['--accounts', '5', '--cases', '9', '--open', '0'],
      { scenario: 'load', accounts: 5, cases: 9, open: 0 },
    ],
  ])('understands %j', (args, order) => {
    expect(readOrder(args)).toEqual(order);
  });

  it.each([
    [[]],
    [['--scenario', 'other']],
    [['--accounts', '5']],
    [['--accounts', 'many', '--cases', '10']],
    [['--accounts', '0', '--cases', '10']],
    [['--accounts', '1', '--cases', '10', '--open', '11']],
    [['--unknown', '1']],
  ])('refuses %j in one line', (args) => {
    expect(() => readOrder(args)).toThrow(/^(Use --scenario demo|--\w+ must be).*$/);
  });
});
