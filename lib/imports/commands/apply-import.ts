import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { assertMayImport } from '../policy';
import { applyImportInput } from '../schema';

/**
 * Says that the checked rows are to be applied; the worker does it. Said again it changes nothing.
 * @throws Conflict `not_ready`, and `bad_rows` unless they are to be left out
 */
export const applyImport = command({
  name: 'import.approved',
  input: applyImportInput,
  async run({ tx, actor, now }, { id, leaveOutBad }) {
    assertMayImport(actor);
    const { userId } = requirePerson(actor);
    const found = await tx.import.findUnique({ where: { id }, select: { state: true, badCount: true } });
    if (!found) throw new NotFound();
    if (found.state === 'APPLYING' || found.state === 'DONE')
      return { result: { id }, audit: [], events: [] };
    if (found.badCount > 0 && !leaveOutBad)
      throw new Conflict(
        'Some rows are not valid. Say that the good ones go ahead without them.',
        'bad_rows',
      );
    const { count } = await tx.import.updateMany({
      where: { id, state: 'READY' },
      data: { state: 'APPLYING', appliedById: userId, lineMark: 0, updatedAt: now },
    });
    if (count === 0) throw new Conflict('This import is not ready to be applied.', 'not_ready');
    return {
      result: { id },
      audit: { subjectType: 'import', subjectId: id, after: { leaveOutBad } },
      events: [{ name: 'import.approved', topics: ['imports'], payload: { importId: id } }],
    };
  },
});
