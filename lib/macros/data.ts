import 'server-only';
import { getAccount } from '@/lib/accounts/data/accounts';
import { getCase } from '@/lib/cases/data/get-case';
import type { Actor } from '@/lib/platform/actor';
import { db, type Tx } from '@/lib/platform/db';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { assertMayUse } from './policy';
import type { Macro, MacroFacts, MacroStatus } from './types';

const select = {
  id: true,
  ownerId: true,
  name: true,
  shortcut: true,
  body: true,
  status: true,
  severity: true,
  assignToMe: true,
  version: true,
} as const;
const MOST = 500;

/** Those the person can use: everybody's, then their own, by name. @throws Forbidden for customers */
export async function listMacros(actor: Actor): Promise<Macro[]> {
  const { userId } = assertMayUse(actor);
  const rows = await db.macro.findMany({
    where: { OR: [{ ownerId: null }, { ownerId: userId }] },
    orderBy: [{ ownerId: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }],
    take: MOST,
    select,
  });
  return rows.map(({ ownerId, status, ...macro }) => ({
    ...macro,
    isShared: ownerId === null,
    status: status as MacroStatus | null,
  }));
}

/** One that the person can use; null when it is not there, or somebody else's own. */
export async function findMacro(tx: Pick<Tx, 'macro'>, userId: string, id: string) {
  return tx.macro.findFirst({ where: { id, OR: [{ ownerId: null }, { ownerId: userId }] }, select });
}

/** The values of one case, for whoever writes in it. @throws NotFound, Forbidden for customers */
export async function getMacroFacts(actor: Actor, number: number, now: Date): Promise<MacroFacts> {
  assertMayUse(actor);
  const detail = await getCase(actor.scope, number);
  const [account, { upgrade }] = await Promise.all([
    getAccount(actor.scope, detail.accountNumber),
    getUpgrade(actor.scope, detail.accountNumber),
  ]);
  const isAhead = upgrade && upgrade.expectedEndAt > now && !upgrade.completedAt && !upgrade.failedAt;
  return {
    requesterName: detail.requester.name,
    agentName: actor.name,
    number,
    subject: detail.subject,
    accountName: account.name,
    accountNumber: account.number,
    respondBy: detail.respondBy.getTime(),
    completeBy: detail.completeBy?.getTime() ?? null,
    lockout: isAhead
      ? { startsAt: upgrade.lockoutStartsAt.getTime(), endsAt: upgrade.expectedEndAt.getTime() }
      : null,
    zone: account.timeZone,
    now: now.getTime(),
  };
}
