import 'server-only';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { accountColumns } from '../data/accounts';
import { assertMayCreateAccounts } from '../policy';
import { createAccountInput } from '../schema';

const FIRST_NUMBER = 100_001;
const LAST_NUMBER = 2_147_483_647;

/**
 * After the highest number that is followed by a free one: the very last number may be taken. Two who ask for the next
 * number at once wait for each other; the lock ends with the transaction.
 */
async function nextNumber(tx: Tx): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('accounts.number'))`;
  const [found] = await tx.$queryRaw<{ next: number }[]>`
    SELECT a.number + 1 AS next FROM accounts a
    WHERE a.number BETWEEN ${FIRST_NUMBER} AND ${LAST_NUMBER - 1}
      AND NOT EXISTS (SELECT 1 FROM accounts b WHERE b.number = a.number + 1)
    ORDER BY a.number DESC LIMIT 1`;
  return found?.next ?? FIRST_NUMBER;
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
