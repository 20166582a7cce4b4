import 'server-only';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { accountColumns } from '../data/accounts';
import { assertMayCreateAccounts } from '../policy';
import { createAccountInput } from '../schema';

const FIRST_NUMBER = 100_001;

/** Two who ask for the next number at once wait for each other; the lock ends with the transaction. */
async function nextNumber(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.number'))`;
  const { _max } = await tx.account.aggregate({ _max: { number: true } });
  return Math.max(FIRST_NUMBER, (_max.number ?? 0) + 1);
}

export const createAccount = command({
  name: 'account.created',
  input: createAccountInput,
  async run({ tx, actor, now }, input) {
    assertMayCreateAccounts(actor);
    const number = input.number ?? (await nextNumber(tx));
    const created = await tx.account.createManyAndReturn({
      data: [{ ...input, number, createdAt: now, updatedAt: now }],
      select: accountColumns,
      skipDuplicates: true,
    });
    const account = created[0];
    if (!account) throw new Conflict(`There is an account ${number} already.`, 'account_exists');
    return {
      result: account,
      audit: { subjectType: 'account', subjectId: number, accountNumber: number, after: account },
      events: [
        {
          name: 'account.created',
          topics: [`account:${number}`, 'desk'],
          payload: { accountNumber: number },
        },
      ],
    };
  },
});
