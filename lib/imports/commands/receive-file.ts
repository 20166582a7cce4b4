import 'server-only';
import type { Clock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { AppError, Conflict, Invalid, PayloadTooLarge } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { readLines } from '../data/read-lines';
import { type Layout, layoutOf } from '../rules/columns';
import { readRow } from '../rules/rows';
import type { ImportKind, ReadRow } from '../types';
import { finishUpload, refuseUpload } from './finish-upload';
import { startUpload } from './start-upload';

const BATCH = 1000;

/** Bookkeeping of an upload under way, not yet a change of anything: no audit row, no event. */
async function keepRows(importId: string, rows: readonly ReadRow[], clock: Clock): Promise<void> {
  if (rows.length === 0) return;
  const kept = await db.$executeRaw`
    WITH alive AS (
      UPDATE imports SET updated_at = ${clock.now()}::timestamptz
      WHERE id = ${importId}::uuid AND state = 'UPLOADING' RETURNING id
    )
    INSERT INTO import_rows (import_id, line, cells, key, data, errors, state)
    SELECT alive.id, line, cells, key, data, errors, (CASE WHEN key IS NULL THEN 'BAD' ELSE 'NEW' END)::"ImportRowState"
    FROM alive, json_to_recordset(${JSON.stringify(rows)}::json)
      AS r (line int, cells text[], key text, data jsonb, errors jsonb)`;
  if (kept === 0) throw new Conflict('This upload was given up. Upload the file again.');
}

type Received = { header: string[]; rowCount: number };

async function receiveRows(
  importId: string,
  kind: ImportKind,
  chunks: AsyncIterable<Uint8Array>,
  clock: Clock,
): Promise<Received> {
  let header: string[] | undefined;
  let layout: Layout = { columns: [], problem: null };
  let batch: ReadRow[] = [];
  let rowCount = 0;
  for await (const line of readLines(chunks)) {
    if (!header) {
      header = line.cells.map((name) => name.trim());
      layout = layoutOf(kind, header);
      if (layout.problem) throw Invalid.field('file', layout.problem);
      continue;
    }
    batch.push(readRow(kind, layout, header, line));
    rowCount += 1;
    if (batch.length < BATCH) continue;
    await keepRows(importId, batch, clock);
    batch = [];
  }
  if (!header)
    throw Invalid.field('file', 'The file is empty. Download the template to see what belongs in it.');
  if (rowCount === 0) throw Invalid.field('file', 'The file has a header and no rows.');
  await keepRows(importId, batch, clock);
  return { header, rowCount };
}

/** What the list of imports says of a file that was not taken. */
function problemOf(error: unknown): string {
  if (error instanceof Invalid) return error.errors[0]?.message ?? error.message;
  if (error instanceof PayloadTooLarge || error instanceof Conflict) return error.message;
  return 'The upload broke off before the whole file had arrived. Nothing was imported; upload it again.';
}

/**
 * Takes an upload as it arrives: each row is checked by itself and kept; the file is never held as a whole. Nothing but
 * the import itself is written.
 * @throws Invalid, PayloadTooLarge, Forbidden
 */
export async function receiveFile(
  ctx: CommandContext,
  input: unknown,
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ id: string }> {
  const { id, kind } = await startUpload(ctx, input);
  try {
    const received = await receiveRows(id, kind, chunks, ctx.clock);
    return await finishUpload(ctx, { id, ...received });
  } catch (error) {
    const problem = problemOf(error);
    if (!(error instanceof AppError)) log.warn({ event: 'imports.upload_broke_off', importId: id, error });
    await refuseUpload(ctx, { id, problem });
    throw error instanceof AppError ? error : Invalid.field('file', problem);
  }
}
