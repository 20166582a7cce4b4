import { type Actor, requireRole } from '@/lib/platform/actor';

/** The record shows what everybody did and to whom: it is for operations alone. @throws Forbidden */
export function assertMayReadAudit(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
