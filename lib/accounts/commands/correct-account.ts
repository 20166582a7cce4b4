import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { accountColumns, getAccount } from '../data/accounts';
import { assertMayCorrectAccount } from '../policy';
import { correctAccountInput } from '../schema';

/** PATCH: what is left out stays. A correction that changes nothing writes nothing. */
export const correctAccount = command({
  name: 'account.corrected',
  input: correctAccountInput,
  async run({ tx, actor, now, expectedVersion }, { number, ...changes }) {
    assertMayCorrectAccount(actor, number);
    const before = await getAccount(actor.scope, number, tx);
    assertVersion(before.version, { expectedVersion });
    const data = Object.fromEntries(
      Object.entries(changes).filter(
        ([key, value]) =>
          value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key as keyof typeof before]),
      ),
    );
    if (Object.keys(data).length === 0) return { result: before, audit: [], events: [] };
    const { count } = await tx.account.updateMany({
      where: { number, version: before.version },
      data: { ...data, updatedAt: now, version: { increment: 1 } },
    });
    assertUpdated(count, { expectedVersion });
    const after = await tx.account.findUniqueOrThrow({ where: { number }, select: accountColumns });
    return {
      result: after,
      audit: { subjectType: 'account', subjectId: number, accountNumber: number, before, after },
      events: [
        {
          name: 'account.corrected',
          topics: [`account:${number}`, 'desk'],
          payload: { accountNumber: number },
        },
      ],
    };
  },
});
