import { type Actor, isInScope, requireRole } from '@/lib/platform/actor';
import { Conflict, NotFound } from '@/lib/platform/errors';

/** Operations keep the accounts in order. @throws Forbidden */
export function assertMayCreateAccounts(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}

/** What is not the actor's to see is not there for them, before anything else is said. @throws NotFound, Forbidden */
export function assertMayCorrectAccount(actor: Actor, number: number): void {
  if (!isInScope(actor.scope, number)) throw new NotFound();
  requireRole(actor, 'OPERATIONS');
}

/** Operations keep people and what they may see in order. @throws Forbidden */
export function assertMayKeepPeople(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}

/** Nobody shuts themselves out. @throws Forbidden, Conflict */
export function assertMayDisable(actor: Actor, userId: string): void {
  assertMayKeepPeople(actor);
  if (actor.userId === userId)
    throw new Conflict('You cannot disable yourself. Ask another person of operations.', 'oneself');
}
