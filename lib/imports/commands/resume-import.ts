import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { assertMayImport } from '../policy';
import { importReference } from '../schema';

/**
 * An import that stopped by itself goes on from its mark, in the step it was in. Said again it changes nothing.
 * @throws Conflict `not_stopped` for any other, `rows_gone` when its rows were deleted meanwhile
 */
export const resumeImport = command({
  name: 'import.resumed',
  input: importReference,
  async run({ tx, actor, now }, { id }) {
    assertMayImport(actor);
    const found = await tx.import.findUnique({ where: { id }, select: { state: true, appliedById: true } });
    if (!found) throw new NotFound();
    if (found.state === 'CHECKING' || found.state === 'APPLYING')
      return { result: { id }, audit: [], events: [] };
    const rows = await tx.importRow.findFirst({ where: { importId: id }, select: { line: true } });
    if (found.state === 'FAILED' && !rows)
      throw new Conflict(
        'Its rows were deleted 30 days after it stopped. Upload the file again.',
        'rows_gone',
      );
    const state = found.appliedById === null ? 'CHECKING' : 'APPLYING';
    const { count } = await tx.import.updateMany({
      where: { id, state: 'FAILED' },
      data: { state, problem: null, attempts: 0, retryAt: null, updatedAt: now, finishedAt: null },
    });
    if (count === 0) throw new Conflict('This import has not stopped by itself.', 'not_stopped');
    return {
      result: { id },
      audit: { subjectType: 'import', subjectId: id, after: { state } },
      events: [{ name: 'import.resumed', topics: ['imports'], payload: { importId: id } }],
    };
  },
});
