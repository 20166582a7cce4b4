import { type Actor, requireRole } from '@/lib/platform/actor';

/** Endpoints hear of every account, so only operations keep them. @throws Forbidden */
export function assertMayRunIntegrations(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
