import { beforeAll, describe, expect, it } from 'vitest';
import { eventsStatement, listEvents, listEventsPage } from '@/lib/cases/data/list-events';
import type { Actor } from '@/lib/platform/actor';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { NOON } from '@/tests/support/fixtures';
import { aDesk, type Desk, file } from './support';

/** So many that going through all lines for those of one case would be dear. */
const CASES = 500;
const LINES = 200;
let desk: Desk;
let agent: Actor;
let admin: Actor;
let number: number;

beforeAll(async () => {
  await resetDatabase();
  desk = await aDesk();
  agent = (await desk.as(desk.agent)).actor;
  admin = (await desk.as(desk.admin)).actor;
  ({ number } = await file(desk));
  // Lines of all cases by turns, every third of them internal; the other cases need not be there for that.
  await withTestDatabase(async (client) => {
    await client.query('SET session_replication_role = replica');
    await client.query(
      `INSERT INTO case_events (case_number, type, visibility, at, body)
       SELECT $1::int + n % ${CASES}, 'comment', (CASE WHEN n / ${CASES} % 3 = 0 THEN 'INTERNAL' ELSE 'PUBLIC' END)::"Visibility", $2, 'Line ' || n
       FROM generate_series(1, $3) n`,
      [number, NOON, LINES * CASES],
    );
    // What the tests before left behind would weigh in the plan.
    await client.query('VACUUM (ANALYZE) cases, case_events, users');
  });
});

async function walk(actor: Actor, limit: number) {
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listEventsPage(actor, number, { limit, cursor: cursor ?? undefined });
    ids.push(...page.data.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  return ids;
}

type PlanNode = {
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
};

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('a page of a timeline (listEventsPage)', () => {
  it('continues where the one before ended: all lines once, oldest first', async () => {
    for (const actor of [agent, admin])
      expect(await walk(actor, 100)).toEqual((await listEvents(actor, number)).map(({ id }) => id));
  });

  it('never has an internal line for a customer', async () => {
    const { data } = await listEventsPage(admin, number, { limit: 100 });
    expect(new Set(data.map(({ visibility }) => visibility))).toEqual(new Set(['PUBLIC']));
  });

  it('is not there for another account, and takes no cursor that is no line', async () => {
    const stranger = (await desk.as(desk.stranger)).actor;
    await expect(listEventsPage(stranger, number, { limit: 5 })).rejects.toThrow(NotFound);
    for (const cursor of ['x', '-1', '1e3', '9999999999999999999'])
      await expect(listEventsPage(agent, number, { limit: 5, cursor })).rejects.toThrow(Invalid);
    expect(await listEventsPage(agent, number, { limit: 5, cursor: '999999999999999999' })).toEqual({
      data: [],
      nextCursor: null,
    });
  });

  it('reads no more lines than it gives, however long the timeline is', async () => {
    const { text, values } = eventsStatement(agent, number, { after: '100', limit: 51 });
    const plan = await withTestDatabase(async (client) => {
      const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, [...values]);
      return rows[0]['QUERY PLAN'][0].Plan as PlanNode;
    });
    const readings = nodesOf(plan).filter((node) => node['Relation Name'] === 'case_events');
    expect(readings.map((node) => node['Index Name'])).toEqual(['case_events_case_number_id_idx']);
    expect(readings.map((node) => node['Rows Removed by Filter'] ?? 0)).toEqual([0]);
    expect(Math.max(...nodesOf(plan).map((node) => node['Actual Rows']))).toBe(51);
  });
});
