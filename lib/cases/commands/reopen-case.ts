import 'server-only';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { reopen } from '../rules/resolution';
import { comment, type Step } from '../rules/work';
import { reopenInput } from '../schema/changes';
import { caseCommand } from './save-change';

/** A technical case goes on where it ended, with what is still wrong as a reply; the customer's members and the desk may. */
export const reopenCase = caseCommand({
  name: 'case.reopened',
  input: reopenInput,
  async plan({ tx, now }, _state, { reason }) {
    const engine = await getServiceLevelsAt(now, tx);
    const again: Step = (before, moment) =>
      reopen(deadlinesFor(engine, { ...before, receivedAt: moment.at }).respondBy)(before, moment);
    return [again, comment(reason)];
  },
});
