import { type Actor, isStaff, requireRole } from '@/lib/platform/actor';
import { Forbidden } from '@/lib/platform/errors';
import type { Visibility } from './types';

/** Working a case is for the desk. Whether the case is the actor's to see is decided before, by the scope. @throws Forbidden */
export function assertMayWork(actor: Actor): void {
  requireRole(actor, 'AGENT', 'LEAD', 'OPERATIONS');
}

/** Taking the next case is for those who work the queue. @throws Forbidden */
export function assertMayTakeNext(actor: Actor): void {
  requireRole(actor, 'AGENT', 'LEAD');
}

/** Notes are for the desk, replies for everybody on the case. @throws Forbidden */
export function assertMayComment(actor: Actor, visibility: Visibility): void {
  if (visibility === 'INTERNAL') assertMayWork(actor);
}

/** Only the customer takes a request back. @throws Forbidden */
export function assertMayCancel(actor: Actor): void {
  if (isStaff(actor)) throw new Forbidden('Only the customer can cancel a request.');
}

/** Only the customer says what a resolution is worth. @throws Forbidden */
export function assertMayJudge(actor: Actor): void {
  if (isStaff(actor)) throw new Forbidden('Only the customer can accept a resolution.');
}

/** Customers may change the severity of their cases, and nothing else. @throws Forbidden */
export function assertMayChange(actor: Actor, change: { status?: unknown; assignee?: unknown }): void {
  if (change.status !== undefined || change.assignee !== undefined) assertMayWork(actor);
}

/**
 * Drafts belong to the forms: the customers’, and operations’ report of an upgrade that failed. Whether the account is
 * theirs is decided before, by the scope. @throws Forbidden
 */
export function assertMayDraft(actor: Actor): void {
  requireRole(actor, 'CUSTOMER_ADMIN', 'OPERATIONS');
}
