import { type Actor, requireRole } from '@/lib/platform/actor';

/** Mails show whom everybody writes to and what: they are for operations alone. @throws Forbidden */
export function assertMayHandleMail(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
