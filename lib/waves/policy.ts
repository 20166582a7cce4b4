import { type Actor, requireRole } from '@/lib/platform/actor';

/** Waves and freezes are the business of operations alone (facts.md U8). @throws Forbidden */
export function assertMayPlan(actor: Actor): void {
  requireRole(actor, 'OPERATIONS');
}
