import { type Actor, type Person, requirePerson, requireRole } from '@/lib/platform/actor';
import { Forbidden } from '@/lib/platform/errors';

/** Macros are the desk's. @throws Forbidden */
export function assertMayUse(actor: Actor): Person {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
  return requirePerson(actor);
}

export const mayKeepShared = ({ role }: Pick<Actor, 'role'>): boolean => role === 'LEAD';

/** Everybody's macros are kept by the leads. @throws Forbidden */
export function assertMayKeep(actor: Actor, isShared: boolean): void {
  if (isShared && !mayKeepShared(actor)) throw new Forbidden('Only leads change shared macros.');
}
