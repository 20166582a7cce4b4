import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { Conflict } from '@/lib/platform/errors';
import { getPerson } from '../data/staff';
import { assertMayWork } from '../policy';
import { assign, begin } from '../rules/work';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** Takes a case that nobody has; work on it begins. Taking one's own again changes nothing. */
export const claimCase = caseCommand({
  name: 'case.claimed',
  input: caseReference,
  async plan(work, { assigneeId }) {
    assertMayWork(work.actor);
    const me = requirePerson(work.actor);
    if (assigneeId !== null && assigneeId !== me.userId) {
      const other = await getPerson(work.tx, assigneeId);
      throw new Conflict(`${other?.name ?? 'Somebody else'} has this case already.`, 'already_claimed');
    }
    return [assign(null, { id: me.userId, name: me.name, email: me.email }), begin];
  },
});
