import 'server-only';
import type { DomainEvent } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import type { ImportKind, ImportState } from '../types';

export type LockedImport = {
  id: string;
  kind: ImportKind;
  state: ImportState;
  header: string[];
  lineMark: number;
  attempts: number;
};

/** Takes the import for a batch; null when another worker has it, or it is gone. */
export async function lockImport(tx: Tx, id: string): Promise<LockedImport | null> {
  // A plan made for a file of ten rows would be kept for one of fifty thousand.
  await tx.$executeRaw`SET LOCAL plan_cache_mode = force_custom_plan`;
  const rows = await tx.$queryRaw<LockedImport[]>`
    SELECT id::text AS id, kind::text AS kind, state::text AS state, header, line_mark AS "lineMark", attempts
    FROM imports WHERE id = ${id}::uuid FOR UPDATE SKIP LOCKED`;
  return rows[0] ?? null;
}

/**
 * Counts and the mark move in the transaction of the batch, so a batch that broke off never happened. One that did not ends
 * the tries of those that did.
 */
export async function moveOn(tx: Tx, id: string, data: Prisma.ImportUncheckedUpdateInput): Promise<void> {
  await tx.import.update({
    where: { id },
    data: { attempts: 0, retryAt: null, ...data },
    select: { id: true },
  });
}

export const progressed = (importId: string): DomainEvent => ({
  name: 'import.progressed',
  topics: ['imports'],
  payload: { importId },
});
