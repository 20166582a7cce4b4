import 'server-only';
import { type Actor, isInScope, isStaff } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { AttachmentView } from './types';

const columns = {
  id: true,
  name: true,
  size: true,
  sha256: true,
  visibility: true,
  createdAt: true,
  uploadedBy: { select: { name: true } },
} as const;

const visibleTo = (actor: Actor) => (isStaff(actor) ? {} : { visibility: 'PUBLIC' as const });

/** The files of a case, oldest first. Whether the case is the actor's is asked before. */
export async function listAttachments(
  actor: Actor,
  caseNumber: number,
  tx: Pick<Tx, 'attachment'> = db,
): Promise<AttachmentView[]> {
  const rows = await tx.attachment.findMany({
    where: { caseNumber, state: 'READY', ...visibleTo(actor) },
    orderBy: { id: 'asc' },
    select: columns,
  });
  return rows.map(({ uploadedBy, sha256, ...row }) => ({
    ...row,
    sha256: sha256 ?? '',
    uploadedByName: uploadedBy.name,
  }));
}

export type Download = { name: string; size: number; storageKey: string };

/** A file for download; asked for each one. @throws NotFound when it is not there, not finished or not theirs */
export async function getDownload(actor: Actor, id: string): Promise<Download> {
  const found = await db.attachment.findFirst({
    where: { id, state: 'READY', ...visibleTo(actor) },
    select: { name: true, size: true, storageKey: true, accountNumber: true },
  });
  if (!found || !isInScope(actor.scope, found.accountNumber)) throw new NotFound();
  return found;
}

/** Uploads that never came to an end before this instant. */
export async function listAbandoned(before: Date): Promise<{ id: string; storageKey: string }[]> {
  return db.attachment.findMany({
    where: { state: 'PENDING', createdAt: { lt: before } },
    orderBy: { createdAt: 'asc' },
    take: 200,
    select: { id: true, storageKey: true },
  });
}
