import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { listQueue, QUEUE_ROWS } from '@/lib/cases/data/list-queue';
import { QUEUE_COLUMNS, type QueueFilters, type QueueSort } from '@/lib/cases/schema/queue';
import type { CaseRow } from '@/lib/cases/types';
import type { Actor } from '@/lib/platform/actor';
import { Invalid } from '@/lib/platform/errors';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createAccount, NOON } from '@/tests/support/fixtures';
import { aDesk, type Desk } from './support';

const CASES = 190;
const HOUR = 3_600_000;
let desk: Desk;
let staff: Actor;

/** Few different values, so that most rows are equal in the column and only the tie decides. */
const FILL = `
  INSERT INTO cases (account_number, kind, product, request, severity, status, subject, requester_id, assignee_id,
    service_level, region, policy_version, received_at, respond_by, next_deadline, at_risk_at, last_activity_at)
  SELECT ($1::int[])[1 + n % 3], (CASE WHEN n % 4 = 0 THEN 'TECHNICAL' ELSE 'USER_ADMINISTRATION' END)::"CaseKind", 'WORK',
    ('{NULL,NEW_USER,CHANGE,OFF_BOARD}'::text[])[1 + n % 4]::"RequestType", ('{S1,S2,S3}'::text[])[1 + n % 3]::"Severity",
    ('{NEW,OPEN,WAITING_ON_CUSTOMER,OPEN,CLOSED}'::text[])[1 + n % 5]::"CaseStatus", 'Fault ' || n, $2::uuid,
    CASE WHEN n % 3 = 0 THEN $2::uuid WHEN n % 3 = 1 THEN $3::uuid END, 'ENTERPRISE',
    ('{US,EUROPE,APAC}'::text[])[1 + n / 7 % 3]::"Region", 1, $4::timestamptz, $4,
    CASE WHEN n % 5 < 4 AND n % 11 > 0 THEN $4::timestamptz + make_interval(mins => n % 6 * 30 - 60) END,
    CASE WHEN n % 5 < 4 AND n % 11 > 0 THEN $4::timestamptz + make_interval(mins => n % 6 * 30 - 90) END,
    $4::timestamptz - make_interval(hours => n % 4 * 20)
  FROM generate_series(1, ${CASES}) n`;

beforeAll(async () => {
  await resetDatabase();
  desk = await aDesk({ name: 'Brightwater' });
  const accounts = [desk.account, desk.foreign, await createAccount({ name: 'brightwater, Zürich' })];
  await withTestDatabase((client) =>
    client.query(FILL, [accounts.map(({ number }) => number), desk.agent.id, desk.lead.id, NOON]),
  );
  staff = (await desk.as(desk.agent)).actor;
});

async function everyPage(filters: QueueFilters, openRegions?: ['EUROPE']): Promise<CaseRow[]> {
  const rows: CaseRow[] = [];
  let cursor: string | undefined;
  do {
    const page = await listQueue(staff, { ...filters, cursor, openRegions }, NOON);
    expect(page.rows.length).toBeLessThanOrEqual(QUEUE_ROWS);
    rows.push(...page.rows);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined && rows.length <= CASES);
  return rows;
}

const numbersOf = (rows: readonly CaseRow[]) => rows.map(({ number }) => number);
const due = ({ nextDeadline }: CaseRow) => nextDeadline?.getTime() ?? Number.POSITIVE_INFINITY;
const statuses = ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER'];
const regions = ['US', 'EUROPE', 'APAC'];

/** What the column says, as something JavaScript compares; names are left to the database's own collation. */
const values: Partial<Record<string, (row: CaseRow) => number | string>> = {
  severity: ({ severity }) => severity,
  request: ({ request }) => request ?? 'TECHNICAL',
  state: ({ status }) => statuses.indexOf(status),
  region: ({ region }) => regions.indexOf(region),
  activity: ({ lastActivityAt }) => lastActivityAt.getTime(),
};

function byColumn(value: (row: CaseRow) => number | string) {
  return (a: CaseRow, b: CaseRow) => {
    const [x, y] = [value(a), value(b)];
    if (x !== y) return x < y ? -1 : 1;
    return due(a) === due(b) ? a.number - b.number : due(a) < due(b) ? -1 : 1;
  };
}

const some = <T>(...choices: T[]) => fc.option(fc.constantFrom(...choices), { nil: undefined });
const narrowing = fc.record({
  severity: some('S1' as const, 'S2' as const),
  request: some('TECHNICAL' as const, 'CHANGE' as const),
  status: some('NEW' as const, 'OPEN' as const, 'CLOSED' as const),
  assignee: some('none', 'me'),
  quiet: some('1h' as const, '1d' as const, '3d' as const),
});

describe.each(QUEUE_COLUMNS)('the queue by %s', (column) => {
  it('is the same cases as the whole queue, each once, in its order; turned round it is its mirror', async () => {
    await fc.assert(
      fc.asyncProperty(narrowing, async (filters) => {
        const plain = await everyPage(filters);
        const sorted = await everyPage({ ...filters, sort: column });
        const turned = await everyPage({ ...filters, sort: `-${column}` });
        expect(numbersOf(sorted).sort()).toEqual(numbersOf(plain).sort());
        const isOver = filters.status === 'CLOSED';
        expect(numbersOf(turned)).toEqual(isOver ? numbersOf(plain) : numbersOf(sorted).reverse());
        const value = values[column];
        if (value && !isOver) expect(numbersOf(sorted)).toEqual(numbersOf([...plain].sort(byColumn(value))));
      }),
      { numRuns: 12 },
    );
  });
});

describe('the queue', () => {
  it('keeps each account and each person together, those without anybody first', async () => {
    const runs = (words: readonly (string | null)[]) => words.filter((word, at) => word !== words[at - 1]);
    const people = runs((await everyPage({ sort: 'assignee' })).map(({ assigneeName }) => assigneeName));
    expect(people).toEqual([null, ...[desk.agent.name, desk.lead.name].sort()]);
    expect(runs((await everyPage({ sort: 'account' })).map(({ accountName }) => accountName))).toHaveLength(
      3,
    );
  });

  it('follows the sun: only regions whose desk is open, and none when all are closed', async () => {
    const open = await everyPage({ desk: 'open' }, ['EUROPE']);
    expect(open.length).toBeGreaterThan(0);
    expect(new Set(open.map(({ region }) => region))).toEqual(new Set(['EUROPE']));
    expect(await everyPage({ desk: 'open' })).toEqual([]);
  });

  it('finds what nobody touched for long enough', async () => {
    const quiet = await everyPage({ quiet: '1d' });
    expect(quiet.length).toBeGreaterThan(0);
    expect(quiet.every(({ lastActivityAt }) => NOON.getTime() - lastActivityAt.getTime() >= 24 * HOUR)).toBe(
      true,
    );
  });

  it('refuses the cursor of another order, and one that was made up', async () => {
    const { nextCursor } = await listQueue(staff, { sort: 'severity' }, NOON);
    const cursor = nextCursor ?? '';
    for (const sort of ['-severity', 'region', 'due', undefined] as (QueueSort | undefined)[])
      await expect(listQueue(staff, { sort, cursor }, NOON)).rejects.toBeInstanceOf(Invalid);
    const forged = (key: unknown) =>
      Buffer.from(JSON.stringify(['open', 'infinity', 1, 'severity', key])).toString('base64url');
    for (const key of ['S9', '', 7, "S1'; --"])
      await expect(listQueue(staff, { sort: 'severity', cursor: forged(key) }, NOON)).rejects.toBeInstanceOf(
        Invalid,
      );
  });
});
