import 'server-only';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import type { Outcome, Work } from '@/lib/platform/command';
import type { KeptRow, Planned } from '../data/plan-batch';
import { layoutOf } from '../rules/columns';
import { errorAt } from '../rules/rows';
import type { RowOutcome } from '../types';
import { type LockedImport, moveOn, progressed } from './lock-import';
import { writeRows } from './write-batch';

const BATCH = 1000;
const endStates = { CREATE: 'CREATED', CHANGE: 'CHANGED', SAME: 'KEPT' } as const;

function outcomeOf({ kind, header }: LockedImport, { row, plan }: Planned<unknown>): RowOutcome {
  if (plan.state !== 'BAD') return { line: row.line, state: endStates[plan.state], errors: [] };
  const error = errorAt(layoutOf(kind, header), header, row.cells, plan.field, plan.message);
  return { line: row.line, state: 'FAILED', errors: [error] };
}

/** Whoever said go may have left the page: their inbox says that it is over. */
async function tellApplier({ tx, now }: Work, id: string): Promise<void> {
  const done = await tx.import.findUniqueOrThrow({
    where: { id },
    select: {
      fileName: true,
      createdCount: true,
      changedCount: true,
      badCount: true,
      failedCount: true,
      appliedBy: { select: { id: true, email: true } },
    },
  });
  if (!done.appliedBy) return;
  const leftOut = done.badCount + done.failedCount;
  const message = {
    occasion: `import.finished:${id}`,
    kind: 'import.finished',
    title: `${done.fileName} is imported`,
    text: `${done.createdCount} created, ${done.changedCount} changed, ${leftOut} left out.`,
    href: `/operations/imports/${id}`,
  };
  const { id: userId, email } = done.appliedBy;
  await notifyPeople(tx, message, [{ userId, email }], now, { mail: false });
}

/**
 * The next rows, written in one transaction with their outcome, the mark, the audit log and the events. Each row is
 * decided again by what there is now: since the dry run an account may have come or gone.
 */
export async function applyBatch(work: Work, current: LockedImport): Promise<Outcome<boolean>> {
  const { tx, now } = work;
  const { id, kind, lineMark } = current;
  // As text, so that the rows are read in the order of their lines and not all of a state are sorted for each batch.
  const rows = await tx.$queryRaw<KeptRow[]>`
    SELECT line, cells, key, data FROM import_rows
    WHERE import_id = ${id}::uuid AND line > ${lineMark} AND state::text IN ('CREATE', 'CHANGE', 'SAME')
    ORDER BY line LIMIT ${BATCH}`;
  if (rows.length === 0) {
    await moveOn(tx, id, { state: 'DONE', updatedAt: now, finishedAt: now });
    await tellApplier(work, id);
    const done = { name: 'import.finished', topics: ['imports', 'desk'], payload: { importId: id } };
    return { result: false, audit: { subjectType: 'import', subjectId: id }, events: [done] };
  }
  const { planned, audit, events } = await writeRows[kind](work, rows);
  const outcomes = planned.map((one) => outcomeOf(current, one));
  await tx.$executeRaw`
    UPDATE import_rows r SET state = o.state, errors = o.errors
    FROM json_to_recordset(${JSON.stringify(outcomes)}::json) AS o (line int, state "ImportRowState", errors jsonb)
    WHERE r.import_id = ${id}::uuid AND r.line = o.line`;
  const count = (state: RowOutcome['state']) => ({
    increment: outcomes.filter((outcome) => outcome.state === state).length,
  });
  await moveOn(tx, id, {
    lineMark: rows.at(-1)?.line ?? lineMark,
    createdCount: count('CREATED'),
    changedCount: count('CHANGED'),
    keptCount: count('KEPT'),
    failedCount: count('FAILED'),
    updatedAt: now,
  });
  return { result: true, audit, events: [...events, progressed(id)] };
}
