import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { findMacro } from '../data';
import { assertMayKeep, assertMayUse } from '../policy';
import { macroReference } from '../schema';

/** The macro is gone; what was written with it stays. */
export const removeMacro = command({
  name: 'macro.removed',
  input: macroReference,
  async run(work, { id }) {
    const { tx, actor, expectedVersion } = work;
    const { userId } = assertMayUse(actor);
    const before = await findMacro(tx, userId, id);
    if (!before) throw new NotFound();
    assertMayKeep(actor, before.ownerId === null);
    assertVersion(before.version, work);
    const { count } = await tx.macro.deleteMany({ where: { id, version: before.version } });
    assertUpdated(count, { expectedVersion });
    return {
      result: { id },
      audit: { subjectType: 'macro', subjectId: id, before },
      events: [{ name: 'macro.removed', topics: [], payload: { id } }],
    };
  },
});
