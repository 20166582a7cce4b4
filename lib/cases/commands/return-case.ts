import 'server-only';
import { requireRole } from '@/lib/platform/actor';
import { getPerson } from '../data/staff';
import { isOpen } from '../rules/status';
import { assign } from '../rules/work';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** Puts a case back into the queue whose assignee can't sign in any more; any other is left alone. Safe to repeat. */
export const returnCase = caseCommand({
  name: 'case.assigned',
  input: caseReference,
  async plan({ tx, actor }, { assigneeId, status }) {
    requireRole(actor, 'OPERATIONS');
    if (assigneeId === null || !isOpen(status)) return [];
    const isGone = await tx.user.count({ where: { id: assigneeId, disabledAt: { not: null } } });
    return isGone > 0 ? [assign(await getPerson(tx, assigneeId), null)] : [];
  },
});
