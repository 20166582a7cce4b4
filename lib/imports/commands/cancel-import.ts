import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { assertMayImport } from '../policy';
import { importReference } from '../schema';

/** Stops an import between two batches. Rows that were applied stay applied. @throws Conflict when it has ended */
export const cancelImport = command({
  name: 'import.cancelled',
  input: importReference,
  async run({ tx, actor, now }, { id }) {
    assertMayImport(actor);
    const { count } = await tx.import.updateMany({
      where: { id, state: { in: ['UPLOADING', 'CHECKING', 'READY', 'APPLYING', 'FAILED'] } },
      data: { state: 'CANCELLED', updatedAt: now, finishedAt: now },
    });
    if (count === 0) {
      const found = await tx.import.findUnique({ where: { id }, select: { state: true } });
      if (!found) throw new NotFound();
      if (found.state === 'CANCELLED') return { result: { id }, audit: [], events: [] };
      throw new Conflict('This import has ended already.');
    }
    return {
      result: { id },
      audit: { subjectType: 'import', subjectId: id },
      events: [{ name: 'import.cancelled', topics: ['imports'], payload: { importId: id } }],
    };
  },
});
