import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { isInScope, whereInScope } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import type { AccountRecord, Member } from '../types';

export const accountColumns = {
  number: true,
  name: true,
  region: true,
  timeZone: true,
  serviceLevel: true,
  userAdministration: true,
  platform: true,
  products: true,
  version: true,
} as const;

/** @throws NotFound when the account is not there or outside the scope */
export async function getAccount(
  scope: AccountScope,
  number: number,
  tx: Pick<Tx, 'account'> = db,
): Promise<AccountRecord> {
  if (!isInScope(scope, number)) throw new NotFound();
  const account = await tx.account.findUnique({ where: { number }, select: accountColumns });
  if (!account) throw new NotFound();
  return account;
}

/** The people who administer an account, the disabled ones left out; by name. */
export async function listMembers(
  scope: AccountScope,
  accountNumber: number,
  tx: Pick<Tx, 'membership'> = db,
): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { AND: [{ accountNumber }, whereInScope(scope)], user: { disabledAt: null } },
    orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    select: { userId: true, user: { select: { name: true, email: true, timeZone: true } } },
  });
  return rows.map(({ userId, user }) => ({ userId, ...user }));
}
