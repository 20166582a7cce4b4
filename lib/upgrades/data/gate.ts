import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import { db, type Tx } from '@/lib/platform/db';
import { Locked, NotFound } from '@/lib/platform/errors';
import { accessOf } from '../rules/access';
import type { Access, UpgradeState } from '../types';
import { getUpgrade, readState } from './state';

type Raw = Pick<Tx, '$queryRaw'>;

/** The gate's answer as of the instant after the facts were read. @throws NotFound outside the scope */
export async function getAccess(
  scope: AccountScope,
  accountNumber: number,
  clock: Clock,
  tx: Raw = db,
): Promise<Access> {
  const { account, upgrade } = await getUpgrade(scope, accountNumber, tx);
  return accessOf(account.platform, upgrade, clock.now());
}

/**
 * The gate of a change inside an account's portal. Call it first, and again last with the same clock: a request that
 * straddles the start of a lockout is refused in its own transaction. The shared lock makes schedule changes wait, and
 * the setting has COMMIT ask once more (`directory_users_lockout`): the audit is written after the last question here.
 * @throws Locked, NotFound
 */
export async function assertNotLockedOut(tx: Raw, accountNumber: number, clock: Clock): Promise<Access> {
  // A statement of its own: the facts are read in the next one, whose snapshot is younger than the lock.
  await tx.$queryRaw`
    SELECT set_config('cutover.gate', 'asked', true) FROM accounts WHERE number = ${accountNumber} FOR SHARE`;
  const { account, upgrade } = await readState(tx, accountNumber);
  return assertOpen(accessOf(account.platform, upgrade, clock.now()));
}

/** @throws Locked */
export function assertOpen(access: Access): Access {
  if (access.lockout) throw new Locked(access.lockout);
  return access;
}

/**
 * Changes to a schedule take the account's row for themselves; they wait for gated changes under way, and each other.
 * NO KEY leaves inserts that only refer to the account undisturbed. @throws NotFound
 */
export async function lockForScheduling(tx: Raw, accountNumber: number): Promise<UpgradeState> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM accounts WHERE number = ${accountNumber} FOR NO KEY UPDATE`;
  if (rows.length === 0) throw new NotFound();
  return readState(tx, accountNumber);
}
