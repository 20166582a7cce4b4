import { beforeAll, describe, expect, it } from 'vitest';
import { keepReports } from '@/lib/cases/commands/keep-reports';
import type { Stretch } from '@/lib/cases/data/case-query';
import { isSearchCut } from '@/lib/cases/data/case-search';
import { asJson, asRows, asSealedPage } from '@/lib/cases/data/case-shapes';
import { statementFor } from '@/lib/cases/data/case-statement';
import { TEXT as COUNTS } from '@/lib/cases/data/count-queue-views';
import { listCases } from '@/lib/cases/data/list-cases';
import { lockNextUnassigned } from '@/lib/cases/data/lock-case';
import { DAYS } from '@/lib/cases/data/report-days';
import { type CaseFilters, caseFilters } from '@/lib/cases/schema/list-cases';
import type { QueueSort } from '@/lib/cases/schema/queue';
import type { Actor } from '@/lib/platform/actor';
import { Prisma } from '@/lib/platform/generated/client';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createAccount, NOON } from '@/tests/support/fixtures';
import { aDesk, type Desk } from './support';

const CASES = 40_000;
const ACCOUNTS = 400;
const FIRST_ACCOUNT = 500_000;

let desk: Desk;
let staff: Actor;
let member: Actor;

/** Words of a third of all cases each; together in a sixth, none of them new. */
const LAST_STORM = 20_000;

/** Every second case is over; the others spread over accounts, severities, statuses and half of them over two people. */
const FILL = `
  INSERT INTO cases (account_number, kind, product, severity, status, subject, requester_id, assignee_id, service_level,
    region, policy_version, received_at, respond_by, next_deadline, at_risk_at, last_activity_at)
  SELECT ${FIRST_ACCOUNT} + n % ${ACCOUNTS}, 'TECHNICAL', 'WORK', ('{S1,S2,S3}'::text[])[1 + n % 3]::"Severity",
    (CASE WHEN n % 2 = 0 THEN ('{CLOSED,RESOLVED,CANCELLED}'::text[])[1 + n % 3]
      ELSE ('{NEW,OPEN,WAITING_ON_CUSTOMER}'::text[])[1 + n % 3] END)::"CaseStatus",
    CASE WHEN n % 1000 = 7 THEN 'Rare zebra ' WHEN n % 3 = 0 AND n <= ${LAST_STORM} THEN 'Common thunder and lightning '
      WHEN n % 3 = 1 THEN 'Common fault thunder ' ELSE 'Common fault lightning ' END || n, $1,
    CASE WHEN n % 4 = 1 THEN $2::uuid WHEN n % 4 = 2 THEN $1::uuid END, 'ENTERPRISE',
    ('{US,EUROPE,APAC}'::text[])[1 + n / 7 % 3]::"Region", 1, $3::timestamptz, $3,
    CASE WHEN n % 2 = 1 THEN $3::timestamptz + make_interval(mins => n % 5000 - 500) END,
    CASE WHEN n % 2 = 1 THEN $3::timestamptz + make_interval(mins => n % 5000 - 600) END, $3
  FROM generate_series(1, ${CASES}) n`;

beforeAll(async () => {
  await resetDatabase();
  desk = await aDesk();
  for (let index = 0; index < 3; index += 1) await createAccount({ number: FIRST_ACCOUNT + index });
  await withTestDatabase(async (client) => {
    await client.query(
      `INSERT INTO accounts (number, name, region, time_zone, service_level, user_administration, products)
       SELECT n, 'Account ' || n, 'US', 'UTC', 'ENTERPRISE', true, '{WORK}'
       FROM generate_series(${FIRST_ACCOUNT + 3}, ${FIRST_ACCOUNT + ACCOUNTS - 1}) n`,
    );
    await client.query(FILL, [desk.lead.id, desk.agent.id, NOON]);
    await client.query('VACUUM (ANALYZE)');
  });
  staff = (await desk.as(desk.agent)).actor;
  const scope = { kind: 'accounts', accountNumbers: [0, 1, 2].map((index) => FIRST_ACCOUNT + index) };
  member = { ...(await desk.as(desk.admin)).actor, scope: scope as unknown as Actor['scope'] };
});

type Plan = { 'Node Type': string; 'Index Name'?: string; 'Relation Name'?: string; Plans?: Plan[] } & Record<
  string,
  unknown
>;

/** The plan of a statement as PostgreSQL makes it when the statement is prepared and has run often. */
async function planOf(
  text: string,
  values: unknown[],
): Promise<{ plan: Plan; rowsRead: number; indexes: Set<string> }> {
  return withTestDatabase(async (client) => {
    const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`;
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explained, values);
    const plan = rows[0]?.['QUERY PLAN'][0].Plan ?? { 'Node Type': 'none' };
    const nodes: Plan[] = [];
    const visit = (node: Plan) => {
      nodes.push(node);
      node.Plans?.forEach(visit);
    };
    visit(plan);
    const onCases = nodes.filter(
      (node) =>
        /^case(s|_search)$/.test(node['Relation Name'] ?? '') || node['Node Type'] === 'Bitmap Index Scan',
    );
    const rowsRead = onCases.reduce(
      (sum, node) =>
        sum +
        Number(node['Actual Loops']) *
          (Number(node['Actual Rows']) + Number(node['Rows Removed by Filter'] ?? 0)),
      0,
    );
    const indexes = new Set(nodes.flatMap((node) => node['Index Name'] ?? []));
    return { plan, rowsRead, indexes };
  });
}

type Expectation = {
  filters?: Record<string, unknown>;
  stretch: Stretch;
  index: string | RegExp;
  /** Rows of `cases` that may be touched for a page of 51. */
  atMost: number;
  as?: 'member';
};

const expectations: Expectation[] = [
  { stretch: 'open', index: 'cases_queue', atMost: 51 },
  { stretch: 'open', filters: { assignee: 'none' }, index: 'cases_queue_unassigned', atMost: 51 },
  { stretch: 'open', filters: { assignee: 'me' }, index: 'cases_queue_assignee', atMost: 51 },
  { stretch: 'open', filters: { target: 'overdue' }, index: 'cases_queue', atMost: 51 },
  { stretch: 'open', filters: { severity: 'S1' }, index: 'cases_queue_severity', atMost: 51 },
  { stretch: 'open', filters: { region: 'APAC' }, index: 'cases_queue_region', atMost: 51 },
  {
    stretch: 'open',
    filters: { account: FIRST_ACCOUNT + 5 },
    index: /^cases_(queue_account|account_number_number_idx)$/,
    atMost: 400,
  },
  { stretch: 'over', index: /^cases_(over|pkey|by_status)$/, atMost: 400 },
  { stretch: 'over', filters: { status: 'CANCELLED' }, index: /^cases_(by_status|over|pkey)$/, atMost: 600 },
  { stretch: 'latest', index: 'cases_pkey', atMost: 51 },
  { stretch: 'latest', filters: { severity: 'S2' }, index: /^cases_(by_severity|pkey)$/, atMost: 300 },
  { stretch: 'open', as: 'member', index: /^cases_(queue_account|account_number_number_idx)$/, atMost: 700 },
  { stretch: 'over', as: 'member', index: /^cases_(account_number_number_idx|over)$/, atMost: 700 },
  { stretch: 'latest', as: 'member', index: 'cases_account_number_number_idx', atMost: 200 },
  { stretch: 'open', filters: { q: 'zebra' }, index: 'case_search_staff_open', atMost: 200 },
  // What nearly every case holds: the open ones by their own index, the others among the newest only.
  { stretch: 'open', filters: { q: 'common fault' }, index: /^case_search/, atMost: 42_000 },
  { stretch: 'over', filters: { q: 'common fault' }, index: 'case_search_pkey', atMost: 17_000 },
  { stretch: 'latest', filters: { q: 'zebra' }, index: 'case_search_pkey', atMost: 8_200 },
  { stretch: 'latest', filters: { q: 'fault' }, as: 'member', index: 'case_search_public', atMost: 1_500 },
  { stretch: 'latest', filters: { q: '12345' }, index: 'cases_pkey', atMost: 8_200 },
];

describe.each(expectations)('$stretch $as $filters', ({ stretch, filters = {}, index, atMost, as }) => {
  it.each([
    ['rows', asRows],
    ['JSON', asSealedPage(asJson(true))],
  ] as const)('reads a page of %s along its index', async (_, shape) => {
    const query: CaseFilters = caseFilters.parse(filters);
    const actor = as === 'member' ? member : staff;
    const { text, values } = statementFor({ actor, query, now: NOON, from: null }, stretch, 51, shape);
    const { indexes, rowsRead } = await planOf(text, values);
    expect([...indexes].some((used) => (typeof index === 'string' ? used === index : index.test(used)))).toBe(
      true,
    );
    expect(rowsRead).toBeLessThanOrEqual(atMost);
  });
});

it('goes on from a cursor deep in the queue without reading what is before it', async () => {
  const from = {
    stretch: 'open',
    deadline: new Date(NOON.getTime() + 4000 * 60_000).toISOString(),
    number: 7,
  } as const;
  const { text, values } = statementFor({ actor: staff, query: {}, now: NOON, from }, 'open', 51, asRows);
  const { indexes, rowsRead } = await planOf(text, values);
  expect(indexes).toContain('cases_queue');
  expect(rowsRead).toBeLessThanOrEqual(51);
});

const sorts: [QueueSort, string, string][] = [
  ['severity', 'cases_queue_severity', 'S2'],
  ['region', 'cases_queue_region', 'EUROPE'],
  ['activity', 'cases_queue_activity', NOON.toISOString()],
];

describe.each(sorts)('the queue by %s', (sort, index, key) => {
  it.each([sort, `-${sort}` as QueueSort])('reads any page along its index: %s', async (either) => {
    const deadline = new Date(NOON.getTime() + 2000 * 60_000).toISOString();
    for (const from of [null, { stretch: 'open', deadline, number: 7, key } as const]) {
      const read = { actor: staff, query: {}, now: NOON, from, sort: either };
      const { text, values } = statementFor(read, 'open', 51, asRows);
      const { indexes, rowsRead } = await planOf(text, values);
      expect(indexes).toContain(index);
      expect(rowsRead).toBeLessThanOrEqual(51);
    }
  });
});

it('takes the next case from the head of its index', async () => {
  let asked: Prisma.Sql | undefined;
  const $queryRaw = (strings: TemplateStringsArray, ...values: unknown[]) => {
    asked = Prisma.sql(strings, ...values);
    return Promise.resolve([]);
  };
  await lockNextUnassigned({ $queryRaw } as never, {});
  const { indexes, rowsRead } = await planOf(asked?.text ?? '', asked?.values ?? []);
  expect(indexes).toContain('cases_queue_unassigned');
  expect(rowsRead).toBeLessThanOrEqual(10);
});

it('counts the views of the queue to their cap along indexes', async () => {
  const { indexes, rowsRead } = await planOf(COUNTS, [desk.agent.id, NOON]);
  expect(indexes.size).toBeGreaterThanOrEqual(3);
  expect(rowsRead).toBeLessThan(3000);
});

describe('a search for words that are common each', () => {
  const found = async (q: string) => {
    const { rows } = await listCases(staff, { q, sort: '-created', limit: 50 }, NOON);
    return rows.map(({ number }) => number);
  };

  it('finds the newest that hold both, however far back, and says that there may be older ones', async () => {
    const last = LAST_STORM - (LAST_STORM % 3);
    const expected = Array.from({ length: 50 }, (_, index) => last - 3 * index);
    expect(await found('thunder lightning')).toEqual(expected);
    expect(await isSearchCut('thunder lightning', 'latest')).toBe(true);
    expect(await isSearchCut('fault', 'over')).toBe(true);
    expect(await isSearchCut('fault', 'open')).toBe(true);
  });

  it('says nothing of the kind when all that hold them were looked at', async () => {
    for (const stretch of ['latest', 'over', 'open'] as const)
      expect(await isSearchCut('zebra', stretch), stretch).toBe(false);
    expect(await found('zebra thunder')).toEqual([]);
    expect(await isSearchCut('zebra thunder', 'latest')).toBe(false);
  });

  it('takes no more of the older cases than it can show, by the index of the words alone', async () => {
    await withTestDatabase(async (client) => {
      const { rows } = await client.query(
        `SELECT count(*)::int AS n FROM search_any('thunder', 2147483647, 3000)`,
      );
      expect(rows).toEqual([{ n: 3000 }]);
      const { rows: set } = await client.query(
        `SELECT proconfig AS set FROM pg_proc WHERE proname = 'search_any'`,
      );
      expect(set[0].set).toEqual(expect.arrayContaining(['enable_seqscan=off', 'enable_indexscan=off']));
    });
  });
});

it('reads for a report only what is open, and of all that is over the packed days', async () => {
  await withTestDatabase(async (client) => {
    await client.query(
      "UPDATE cases SET status = 'CLOSED', completed_at = received_at, next_deadline = NULL WHERE number % 50 <> 1",
    );
    await client.query('VACUUM ANALYZE cases');
  });
  await keepReports(await desk.as(desk.operations), {});
  const { rowsRead } = await planOf(DAYS, [NOON, NOON, NOON, []]);
  expect(rowsRead).toBeLessThanOrEqual(CASES / 50);
});
