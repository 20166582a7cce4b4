import 'server-only';
import { transaction } from '@/lib/platform/command';
import { storage } from '@/lib/platform/storage';

/** Takes back a place that was never finished, with what may lie there. Safe to repeat; a finished file stays. */
export async function discardFile({ id, storageKey }: { id: string; storageKey: string }): Promise<void> {
  const disk = await storage();
  await transaction(async (tx) => {
    const { count } = await tx.attachment.deleteMany({ where: { id, state: 'PENDING' } });
    // The row stays when the file can't be deleted: the next turn finds both.
    if (count > 0) await disk.delete(storageKey);
  });
}
