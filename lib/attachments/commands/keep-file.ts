import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import type { Work } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import type { StoredFile, Visibility } from '../types';

/**
 * A reserved file is whole, once, by whoever reserved it. Part of the case's command.
 * @throws NotFound when there is no such place of theirs
 */
export async function keepFile(
  { tx, actor }: Pick<Work, 'tx' | 'actor'>,
  { id, caseNumber, size, sha256, contentType }: StoredFile & { id: string; caseNumber: number },
): Promise<{ name: string; visibility: Visibility }> {
  const { userId } = requirePerson(actor);
  const [kept] = await tx.attachment.updateManyAndReturn({
    where: { id, caseNumber, uploadedById: userId, state: 'PENDING' },
    data: { state: 'READY', size, sha256, contentType },
    select: { name: true, visibility: true },
  });
  if (!kept) throw new NotFound();
  return kept;
}
