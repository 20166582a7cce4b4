import { type Actor, isInScope, requireRole } from '@/lib/platform/actor';
import { NotFound } from '@/lib/platform/errors';

/**
 * Only operations schedule, move and report upgrades (facts.md U8). What is not the actor's to see is not there for them,
 * before anything else is said.
 * @throws NotFound, Forbidden
 */
export function assertMayRunUpgrades(actor: Actor, accountNumber: number): void {
  assertMaySee(actor, accountNumber);
  requireRole(actor, 'OPERATIONS');
}

/** @throws NotFound when the account is outside the actor's scope */
export function assertMaySee(actor: Actor, accountNumber: number): void {
  if (!isInScope(actor.scope, accountNumber)) throw new NotFound();
}

/** Who is told what and when is for operations to say. @throws Forbidden */
export function assertMayEditNotices(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
