import 'server-only';
import { getAssignable, getPerson } from '../data/staff';
import { assertMayWork } from '../policy';
import { assign } from '../rules/work';
import { assignInput } from '../schema/changes';
import { caseCommand } from './save-change';

/** Gives a case to an active member of staff, or back to the queue. */
export const assignCase = caseCommand({
  name: 'case.assigned',
  input: assignInput,
  async plan(work, { assigneeId }, { assignee }) {
    assertMayWork(work.actor);
    const to = assignee === null ? null : await getAssignable(work.tx, work.actor, assignee);
    return [assign(await getPerson(work.tx, assigneeId), to)];
  },
});
