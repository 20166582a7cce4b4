import 'server-only';
import { command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { freezeColumns, freezeFrom } from '../data/freezes';
import { assertMayPlan } from '../policy';
import { freezeReference } from '../schema';

/** From now on the freeze stops nothing; it stays in the list as history. Ended again it changes nothing. */
export const endFreeze = command({
  name: 'freeze.ended',
  input: freezeReference,
  async run({ tx, actor, now }, { id }) {
    assertMayPlan(actor);
    const { count } = await tx.freeze.updateMany({
      where: { id, endedAt: null },
      data: { endedAt: now, endedById: actor.userId },
    });
    const row = await tx.freeze.findUnique({ where: { id }, select: freezeColumns });
    if (!row) throw new NotFound();
    const freeze = freezeFrom(row);
    if (count === 0) return { result: freeze, audit: [], events: [] };
    return {
      result: freeze,
      audit: {
        subjectType: 'freeze',
        subjectId: id,
        accountNumber: freeze.accountNumber,
        before: { ...freeze, endedAt: null },
        after: freeze,
      },
      events: [{ name: 'freeze.ended', topics: ['desk'], payload: { freezeId: id } }],
    };
  },
});
