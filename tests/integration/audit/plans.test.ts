import { beforeAll, describe, expect, it } from 'vitest';
import { statementFor } from '@/lib/audit/data/list-entries';
import type { AuditFilters } from '@/lib/audit/types';
import { resetDatabase, withTestDatabase } from '@/tests/support/database';
import { createPerson, NOON } from '@/tests/support/fixtures';

const ROWS = 60_000;
const PAGE = 51;
const MIDDLE = new Date(NOON.getTime() + (ROWS / 2) * 1_000);

let busy: { id: string; email: string };
let rare: { id: string; email: string };

/** A row a second: most of one busy person, a few old ones of a rare actor, action, account and subject. */
const FILL = `
  INSERT INTO audit_entries (at, actor_id, actor_role, via, action, subject_type, subject_id, account_number, request_id)
  SELECT $1::timestamptz + make_interval(secs => n),
    CASE WHEN n % 3 = 0 THEN NULL WHEN n < 1000 AND n % 100 = 1 THEN $3::uuid ELSE $2::uuid END, 'AGENT', 'session',
    CASE WHEN n < 1000 AND n % 100 = 2 THEN 'freeze.ended' WHEN n % 2 = 0 THEN 'case.changed' ELSE 'case.claimed' END,
    'case', (n % 9000)::text, CASE WHEN n < 1000 AND n % 100 = 4 THEN 7 ELSE 300000 + n % 400 END, 'test'
  FROM generate_series(1, ${ROWS}) n`;

beforeAll(async () => {
  await resetDatabase();
  busy = await createPerson('AGENT');
  rare = await createPerson('AGENT');
  await withTestDatabase(async (client) => {
    await client.query(FILL, [NOON, busy.id, rare.id]);
    await client.query('VACUUM (ANALYZE)');
  });
});

type Plan = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Plan[] } & Record<
  string,
  unknown
>;

/** The rows of the record that a page's statement looks at, and the index it goes along. */
async function readOf(filters: AuditFilters): Promise<{ rows: number; index: string }> {
  const { text, values } = statementFor(filters, PAGE);
  return withTestDatabase(async (client) => {
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${text}`, values);
    const nodes: Plan[] = [];
    const visit = (node: Plan) => {
      nodes.push(node);
      node.Plans?.forEach(visit);
    };
    visit(rows[0]['QUERY PLAN'][0].Plan);
    const scan = nodes.find((node) => node['Relation Name'] === 'audit_entries');
    const looked = Number(scan?.['Actual Rows']) + Number(scan?.['Rows Removed by Filter'] ?? 0);
    const index = nodes.find((node) => node['Index Name']?.startsWith('audit_entries'))?.['Index Name'];
    return { rows: looked * Number(scan?.['Actual Loops']), index: index ?? 'none' };
  });
}

describe('a page of the record, of 60,000 rows', () => {
  it.each<[string, () => AuditFilters, string]>([
    ['of everything', () => ({}), 'audit_entries_at_id_idx'],
    ['deep inside', () => ({ after: { at: MIDDLE, id: '30000' } }), 'audit_entries_at_id_idx'],
    [
      'of days long ago',
      () => ({ from: NOON, until: new Date(NOON.getTime() + 600_000) }),
      'audit_entries_at_id_idx',
    ],
    ['of a busy actor', () => ({ actor: busy.email, until: MIDDLE }), 'audit_entries_actor_id_at_id_idx'],
    ['of a rare actor', () => ({ actor: rare.email }), 'audit_entries_actor_id_at_id_idx'],
    ['of a rare action', () => ({ action: 'freeze.ended' }), 'audit_entries_action_at_id_idx'],
    ['of a rare account', () => ({ account: 7 }), 'audit_entries_account_number_at_id_idx'],
    ['of a subject', () => ({ subject: { type: 'case', id: '17' } }), 'audit_entries_subject_id_at_id_idx'],
  ])('%s looks at a page of rows, along an index', async (_, filters, index) => {
    const read = await readOf(filters());
    expect(read.index).toBe(index);
    expect(read.rows).toBeLessThanOrEqual(2 * PAGE);
  });

  it('of the product itself passes over what people did, and over no more', async () => {
    expect((await readOf({ actor: 'cutover' })).rows).toBeLessThanOrEqual(4 * PAGE);
  });
});
