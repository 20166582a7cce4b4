import 'server-only';
import { command } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import { freezeColumns, freezeFrom } from '../data/freezes';
import { columnOf } from '../data/wave-record';
import { assertMayPlan } from '../policy';
import { addFreezeInput } from '../schema';

/** Days on which nothing new is planned. Accounts that have a date then keep it; their waves show them as conflicts. */
export const addFreeze = command({
  name: 'freeze.added',
  input: addFreezeInput,
  async run({ tx, actor, now }, { firstDay, lastDay, region = null, accountNumber = null, ...input }) {
    assertMayPlan(actor);
    if (accountNumber !== null) {
      const account = await tx.account.findUnique({
        where: { number: accountNumber },
        select: { number: true },
      });
      if (!account) throw Invalid.field('accountNumber', 'There is no account of this number.');
    }
    const days = { firstDay: columnOf(firstDay), lastDay: columnOf(lastDay) };
    const row = await tx.freeze.create({
      data: { ...input, ...days, region, accountNumber, createdAt: now, createdById: actor.userId },
      select: freezeColumns,
    });
    const freeze = freezeFrom(row);
    return {
      result: freeze,
      audit: { subjectType: 'freeze', subjectId: freeze.id, accountNumber, after: freeze },
      events: [{ name: 'freeze.added', topics: ['desk'], payload: { freezeId: freeze.id } }],
    };
  },
});
