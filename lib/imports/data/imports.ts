import 'server-only';
import { cursorOf, isInstantKey, keysOf } from '@/lib/accounts/rules';
import type { KeysetPage } from '@/lib/accounts/types';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid, NotFound } from '@/lib/platform/errors';
import type { BadRow, ChangingRow, ImportRecord } from '../types';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const columns = {
  id: true,
  kind: true,
  state: true,
  fileName: true,
  header: true,
  problem: true,
  rowCount: true,
  badCount: true,
  createCount: true,
  changeCount: true,
  sameCount: true,
  createdCount: true,
  changedCount: true,
  keptCount: true,
  failedCount: true,
  createdAt: true,
  finishedAt: true,
  uploadedBy: { select: { name: true } },
  appliedBy: { select: { name: true } },
} as const;

/** @throws NotFound */
export async function getImport(id: string, tx: Pick<Tx, 'import'> = db): Promise<ImportRecord> {
  const found = await tx.import.findUnique({ where: { id }, select: columns });
  if (!found) throw new NotFound();
  return found;
}

/** Newest first. @throws Invalid for a cursor that is not one of ours */
export async function listImports(cursor: string | undefined, limit = 50): Promise<KeysetPage<ImportRecord>> {
  const [at, id] = cursor === undefined ? [] : (keysOf(cursor, 2) ?? []);
  const isPosition = isInstantKey(at) && typeof id === 'string' && UUID.test(id);
  if (cursor !== undefined && !isPosition)
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  const before = isPosition
    ? { OR: [{ createdAt: { lt: new Date(at) } }, { createdAt: new Date(at), id: { lt: id } }] }
    : {};
  const rows = await db.import.findMany({
    where: before,
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: columns,
  });
  const data = rows.slice(0, limit);
  const last = data.at(-1);
  return {
    data,
    nextCursor: rows.length > limit && last ? cursorOf(last.createdAt.getTime(), last.id) : null,
  };
}

/** Rows that were not or will not be applied, by line. */
export async function listBadRows(importId: string, afterLine: number, limit: number): Promise<BadRow[]> {
  return db.$queryRaw<BadRow[]>`
    SELECT line, cells, state::text AS state, errors FROM import_rows
    WHERE import_id = ${importId}::uuid AND line > ${afterLine} AND state IN ('BAD', 'FAILED')
    ORDER BY line LIMIT ${limit}`;
}

/** The first rows that change something, with from and to. */
export async function listChangingRows(importId: string, limit: number): Promise<ChangingRow[]> {
  return db.$queryRaw<ChangingRow[]>`
    SELECT line, key, changes FROM import_rows
    WHERE import_id = ${importId}::uuid AND state IN ('CHANGE', 'CHANGED')
    ORDER BY line LIMIT ${limit}`;
}

/** Imports for the worker: those that a step has been begun for, unless it broke off and is tried again later. */
export async function listUnfinishedImports(
  now: Date,
): Promise<{ id: string; appliedById: string | null }[]> {
  return db.import.findMany({
    where: { state: { in: ['CHECKING', 'APPLYING'] }, OR: [{ retryAt: null }, { retryAt: { lte: now } }] },
    orderBy: { createdAt: 'asc' },
    select: { id: true, appliedById: true },
  });
}

/** Uploads that nothing was added to since then: whoever received them is gone. */
export async function listBrokenUploads(since: Date): Promise<string[]> {
  const rows = await db.import.findMany({
    where: { state: 'UPLOADING', updatedAt: { lt: since } },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}
