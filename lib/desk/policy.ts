import { type Actor, requireRole } from '@/lib/platform/actor';
import { Forbidden } from '@/lib/platform/errors';

/** The desk is the support staff's. @throws Forbidden */
export function assertOnDesk(actor: Actor): void {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
}

export const mayShare = (actor: Actor): boolean => actor.role === 'LEAD';

/** A view for the whole desk is a lead's to give. @throws Forbidden */
export function assertMayShare(actor: Actor): void {
  if (!mayShare(actor)) throw new Forbidden('Only a lead can share a view with the desk.');
}

/** A shared view is changed by its owner and by any lead. That it is the actor's to see is decided before. @throws Forbidden */
export function assertMayChangeView(actor: Actor, view: { ownerId: string }): void {
  if (view.ownerId === actor.userId || mayShare(actor)) return;
  throw new Forbidden('This view belongs to the desk. A lead can change it.');
}
