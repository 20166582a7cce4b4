import { type Actor, requireRole } from '@/lib/platform/actor';

/** Files change accounts of every customer at once: operations only. @throws Forbidden */
export function assertMayImport(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
