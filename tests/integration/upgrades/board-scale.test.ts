import { beforeAll, describe, expect, it } from 'vitest';
import { systemActor } from '@/lib/auth/data';
import { Prisma } from '@/lib/platform/generated/client';
import { listBoard } from '@/lib/upgrades/data/board';
import { matching, phaseIn, windowsOfDay } from '@/lib/upgrades/data/board-query';
import { summarizeBoard } from '@/lib/upgrades/data/board-summary';
import { boardDay, slotsIn } from '@/lib/upgrades/rules/board';
import { resetDatabase, withTestDatabase } from '../../support/database';
import { NOON } from '../../support/fixtures';

const WAVE = 5_000;
const DAYS = 20;
const FIRST = 500_000;
const today = boardDay('2027-06-07', 'UTC', NOON);
const { scope } = systemActor;

/** A wave of 5,000 on the day, a third of it done; as many upgrades again spread over the days around it. */
const FILL = `
  INSERT INTO upgrades (id, account_number, wave, upgrade_starts_at, lockout_starts_at, expected_end_at, started_at,
    completed_at, created_at)
  SELECT gen_random_uuid(), a.number, CASE WHEN n <= ${WAVE} THEN 'Wave 12' END, s.at, s.at - interval '10 minutes',
    s.at + interval '15 minutes', CASE WHEN n % 3 = 0 THEN s.at END,
    CASE WHEN n % 3 = 0 THEN s.at + make_interval(secs => 600 + n % 240) END, $1
  FROM (SELECT number, number - ${FIRST} AS n FROM accounts) a,
    LATERAL (SELECT $1::timestamptz + CASE WHEN n <= ${WAVE} THEN make_interval(secs => n * 2 - 5000)
      ELSE make_interval(days => (n % ${DAYS}) - ${DAYS / 2}, secs => 100000 + n) END AS at) s
  WHERE n > 0`;

/** Attempts of the last year that did not complete. */
const HISTORY = `
  INSERT INTO upgrades (id, account_number, current, upgrade_starts_at, lockout_starts_at, expected_end_at, failed_at, created_at)
  SELECT gen_random_uuid(), a.number, false, s.at, s.at - interval '10 minutes', s.at + interval '15 minutes', s.at, s.at
  FROM accounts a, generate_series(1, 3) y,
    LATERAL (SELECT $1::timestamptz - make_interval(days => y * 100 + a.number % 90) AS at) s`;

type Plan = {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  Plans?: Plan[];
};

const nodesOf = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

async function nodesFor({ sql, values }: Prisma.Sql): Promise<Plan[]> {
  return withTestDatabase(async (client) => {
    let place = 0;
    const text = sql.replaceAll('?', () => {
      place += 1;
      return `$${place}`;
    });
    const explained = `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`;
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Plan }] }>(explained, [...values]);
    const [found] = rows;
    return found ? nodesOf(found['QUERY PLAN'][0].Plan) : [];
  });
}

describe('a day with 5,000 upgrades in one wave', () => {
  beforeAll(async () => {
    await resetDatabase();
    await withTestDatabase(async (client) => {
      await client.query(
        `INSERT INTO accounts (number, name, region, time_zone, service_level, user_administration, products)
         SELECT ${FIRST} + n, 'Account ' || n, 'US', 'America/Los_Angeles', 'ENTERPRISE', true, '{WORK}'
         FROM generate_series(1, ${WAVE * 2}) n`,
      );
      await client.query(FILL, [NOON]);
      await client.query(HISTORY, [NOON]);
      await client.query('VACUUM (ANALYZE)');
    });
  });

  it('is counted as a whole and drawn from a bounded number of rows', async () => {
    const { byPhase, edges } = await summarizeBoard(scope, today, { wave: 'Wave 12' }, NOON);
    expect(Object.values(byPhase).reduce((sum, count) => sum + count, 0)).toBe(WAVE);
    expect(edges.length).toBeLessThanOrEqual(slotsIn(today) * 2 * 6);
    expect(edges.length).toBeLessThan(200);
  });

  it('is listed by pages of 50, each window once', async () => {
    const seen = new Set<string>();
    let [cursor, pages]: [string | undefined, number] = [undefined, 0];
    do {
      const page: Awaited<ReturnType<typeof listBoard>> = await listBoard(
        scope,
        today,
        { wave: 'Wave 12', cursor },
        NOON,
      );
      expect(page.data.length).toBeLessThanOrEqual(50);
      for (const { id } of page.data) seen.add(id);
      cursor = page.nextCursor ?? undefined;
      pages += 1;
    } while (cursor && pages <= WAVE / 50);
    expect([seen.size, pages]).toEqual([WAVE, WAVE / 50]);
  });

  it('reads the windows of the day on the index and none of the other days’ rows', async () => {
    const nodes = await nodesFor(
      Prisma.sql`SELECT count(*) FROM ${windowsOfDay(today, NOON)} d JOIN accounts a ON a.number = d.account_number
        WHERE ${matching({})} AND ${phaseIn(NOON)} <> 'NOT_SCHEDULED'`,
    );
    const whole = nodes.filter(
      (node) => node['Relation Name'] === 'upgrades' && node['Node Type'] === 'Seq Scan',
    );
    expect(whole).toEqual([]);
    const onUpgrades = nodes.filter((node) => node['Index Name']?.startsWith('upgrades_'));
    const read = onUpgrades.map((node) => node['Actual Rows']);
    expect(read.length).toBeGreaterThan(1);
    expect(Math.max(...read)).toBeLessThan(WAVE * 1.4);
  });
});
