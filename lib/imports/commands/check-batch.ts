import 'server-only';
import type { DomainEvent, Outcome, Work } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { type KeptRow, type Planned, planAccounts, planDirectory, planPeople } from '../data/plan-batch';
import { layoutOf } from '../rules/columns';
import { errorAt } from '../rules/rows';
import type { Changes, ImportKind, RowError } from '../types';
import { type LockedImport, moveOn, progressed } from './lock-import';

const BATCH = 1000;
const planners = { ACCOUNTS: planAccounts, PEOPLE: planPeople, DIRECTORY: planDirectory };
const keyFields: Record<ImportKind, string> = { ACCOUNTS: 'number', PEOPLE: 'email', DIRECTORY: 'email' };

type Verdict = {
  line: number;
  state: 'BAD' | 'CREATE' | 'CHANGE' | 'SAME';
  errors: RowError[];
  changes: Changes | null;
};

/** For rows that repeat an earlier one of their file: the line of the first. */
async function firstLines(tx: Tx, importId: string, rows: readonly KeptRow[]): Promise<Map<number, number>> {
  const lines = rows.map(({ line }) => line);
  const found = await tx.$queryRaw<{ line: number; first: number }[]>`
    SELECT r.line, e.first
    FROM import_rows r CROSS JOIN LATERAL (
      SELECT min(line) AS first FROM import_rows WHERE import_id = ${importId}::uuid AND key = r.key
    ) e
    WHERE r.import_id = ${importId}::uuid AND r.line = ANY(${lines}::int[]) AND e.first < r.line`;
  return new Map(found.map(({ line, first }) => [line, first]));
}

function verdictOn(
  current: LockedImport,
  { row, plan }: Planned<unknown>,
  first: number | undefined,
): Verdict {
  const { kind, header } = current;
  const bad = (field: string, message: string): Verdict => ({
    line: row.line,
    state: 'BAD',
    errors: [errorAt(layoutOf(kind, header), header, row.cells, field, message)],
    changes: null,
  });
  if (first !== undefined) return bad(keyFields[kind], `Line ${first} is about the same one already.`);
  if (plan.state === 'BAD') return bad(plan.field, plan.message);
  const changes = plan.state === 'CHANGE' ? plan.changes : null;
  return { line: row.line, state: plan.state, errors: [], changes };
}

/** The next rows of the dry run, compared with the rest of the file and with what there is. Nothing else changes. */
export async function checkBatch({ tx, clock, now }: Work, current: LockedImport): Promise<Outcome<boolean>> {
  const { id, kind, lineMark } = current;
  const rows = await tx.$queryRaw<KeptRow[]>`
    SELECT line, cells, key, data FROM import_rows
    WHERE import_id = ${id}::uuid AND line > ${lineMark} AND state = 'NEW' ORDER BY line LIMIT ${BATCH}`;
  if (rows.length === 0) {
    await moveOn(tx, id, { state: 'READY', lineMark: 0, updatedAt: now });
    const done: DomainEvent = { name: 'import.checked', topics: ['imports'], payload: { importId: id } };
    return { result: false, audit: [], events: [done] };
  }
  const planned = await planners[kind](tx, rows, { clock, locked: false });
  const first = await firstLines(tx, id, rows);
  const verdicts = planned.map((one) => verdictOn(current, one, first.get(one.row.line)));
  await tx.$executeRaw`
    UPDATE import_rows r SET state = v.state, errors = v.errors, changes = v.changes
    FROM json_to_recordset(${JSON.stringify(verdicts)}::json)
      AS v (line int, state "ImportRowState", errors jsonb, changes jsonb)
    WHERE r.import_id = ${id}::uuid AND r.line = v.line`;
  const count = (state: Verdict['state']) => ({
    increment: verdicts.filter((verdict) => verdict.state === state).length,
  });
  await moveOn(tx, id, {
    lineMark: rows.at(-1)?.line ?? lineMark,
    badCount: count('BAD'),
    createCount: count('CREATE'),
    changeCount: count('CHANGE'),
    sameCount: count('SAME'),
    updatedAt: now,
  });
  return { result: true, audit: [], events: [progressed(id)] };
}
