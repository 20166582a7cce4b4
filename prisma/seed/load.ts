import { setImmediate } from 'node:timers/promises';
import pg from 'pg';
import { keepReportDays } from '@/lib/cases/data/report-days';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import type { LoadSize } from './arguments';
import { ADVISORY_LOCK } from './connection';
import { inBulk } from './load/bulk';
import { type Crowd, loadCase } from './load/cases';
import { type Customer, newCustomer } from './load/customers';
import { findStaff, hireStaff, type Staff } from './load/staff';
import * as tables from './load/tables';
import { type Random, randomFrom } from './random';
import { upgradeRows } from './upgrade-story';

type Order = LoadSize & { databaseUrl: string; dataDir: string; now: Date };
type Lockouts = Map<number, { from: Date; to: Date }>;

const SEED = 20_261_201;
const FIRST_ACCOUNT = 600_001;
const CASES_PER_BATCH = 5_000;
const BULK_CASES = 100_000;
const CASES_BETWEEN_BREATHS = 200;
const REPORT_DAYS_AT_ONCE = 20;
const AFTER_LOCKOUT_MS = 120_000;
const TABLES = [
  'accounts',
  'users',
  'memberships',
  'directory_users',
  'upgrades',
  'upgrade_notices',
  'cases',
  'case_items',
  'case_events',
  'case_search',
];

async function firstFree(client: pg.Client, text: string): Promise<number> {
  const { rows } = await client.query<{ first: string }>(text);
  return Number(rows[0]?.first);
}

async function writeCustomers(
  client: pg.Client,
  customers: readonly Customer[],
  staff: Staff,
  now: Date,
  random: Random,
): Promise<Lockouts> {
  const batches = {
    accounts: tables.accountBatch(),
    admins: tables.adminBatch(),
    memberships: tables.membershipBatch(),
    directory: tables.directoryBatch(),
    upgrades: tables.upgradeBatch(),
    notices: tables.noticeBatch(),
  };
  const lockouts: Lockouts = new Map();
  for (const customer of customers) {
    batches.accounts.add(customer);
    batches.admins.add(customer.admin);
    batches.memberships.add({ userId: customer.admin.id, accountNumber: customer.number });
    for (const user of customer.stayers) batches.directory.add(user);
    const { upgrades, notices } = upgradeRows(
      customer,
      { operatorId: staff.operatorId, adminIds: [customer.admin.id] },
      now,
      random,
    );
    for (const upgrade of upgrades) {
      batches.upgrades.add(upgrade);
      lockouts.set(customer.number, { from: upgrade.lockoutStartsAt, to: upgrade.expectedEndAt });
    }
    for (const notice of notices) batches.notices.add(notice);
  }
  for (const batch of Object.values(batches)) await batch.into(client);
  return lockouts;
}

/** While the database takes one batch in, the next one is worked out. */
async function writeCases(
  client: pg.Client,
  crowd: Crowd,
  size: LoadSize,
  firstNumber: number,
): Promise<void> {
  const users = tables.directoryBatch();
  const cases = tables.caseBatch();
  const items = tables.itemBatch();
  const events = tables.eventBatch();
  const batches = [users, cases, items, events];
  let writing = Promise.resolve();
  for (let index = 0; index < size.cases; index += 1) {
    const told = loadCase(crowd, index, size);
    const number = firstNumber + index;
    cases.add(told.story.row(number, null));
    for (const user of told.users) users.add(user);
    for (const item of told.story.itemRows(number)) items.add(item);
    for (const event of told.story.eventRows(number)) events.add(event);
    if (index % CASES_BETWEEN_BREATHS === 0) await setImmediate();
    if ((index + 1) % CASES_PER_BATCH !== 0 && index + 1 < size.cases) continue;
    const full = batches.map((batch) => batch.taken());
    await writing;
    writing = full.reduce((before, batch) => before.then(() => batch.into(client)), Promise.resolve());
    // A failure is met where it is awaited, which may be a moment later.
    writing.catch(() => undefined);
  }
  await writing;
}

async function write(client: pg.Client, order: Order): Promise<void> {
  const { now } = order;
  const staff = await findStaff(client);
  const firstAccount = await firstFree(
    client,
    `SELECT greatest(${FIRST_ACCOUNT}, max(number) + 1) AS first FROM accounts`,
  );
  // One seed for each first account: a second load must not make the same ids again.
  const random = randomFrom(SEED + firstAccount);
  const customers = Array.from({ length: order.accounts }, (_, index) =>
    newCustomer(random, firstAccount + index, now),
  );
  const lockouts = await writeCustomers(client, customers, staff, now, random);
  const firstCase = await firstFree(
    client,
    `SELECT nextval(pg_get_serial_sequence('cases', 'number')) AS first`,
  );
  let serial = customers[0]?.stayers.length ?? 0;
  const crowd: Crowd = {
    engine: defaultEngine,
    random,
    now,
    customers,
    agents: staff.agents,
    serial: () => (serial += 1),
    outsideLockout: (account, at) => {
      const lockout = lockouts.get(account);
      return lockout && at >= lockout.from && at <= lockout.to
        ? new Date(lockout.to.getTime() + AFTER_LOCKOUT_MS)
        : at;
    },
  };
  const writeAll = () => writeCases(client, crowd, order, firstCase);
  await (order.cases >= BULK_CASES ? inBulk(client, writeAll) : writeAll());
  await client.query(`SELECT setval(pg_get_serial_sequence('cases', 'number'), $1)`, [
    firstCase + Math.max(order.cases, 1) - 1,
  ]);
}

/** As the worker does within a minute: whoever measures reports next is not to measure that. */
async function keepReports(client: pg.Client): Promise<void> {
  const tx = {
    $queryRawUnsafe: <Rows>(text: string, ...values: unknown[]) =>
      client.query(text, values).then(({ rows }) => rows as Rows),
  };
  for (let kept = 1; kept > 0; ) {
    await client.query('BEGIN');
    kept = await keepReportDays(tx, REPORT_DAYS_AT_ONCE);
    await client.query('COMMIT');
  }
}

/** Many accounts and cases beside what is there, as valid as filed ones: the product's own rules make them. */
export async function seedLoad(order: Order): Promise<string> {
  await hireStaff(order, randomFrom(SEED));
  const client = new pg.Client({ connectionString: order.databaseUrl });
  await client.connect();
  try {
    await client.query('BEGIN');
    await client.query('SELECT pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    await write(client, order);
    await client.query('COMMIT');
    for (const table of TABLES) await client.query(`VACUUM (ANALYZE) ${table}`);
    await keepReports(client);
  } finally {
    await client.end();
  }
  return `Wrote ${order.accounts} accounts and ${order.cases} cases, ${order.open} of them open.`;
}
