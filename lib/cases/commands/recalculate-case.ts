import 'server-only';
import { getAccount } from '@/lib/accounts/data/accounts';
import { requireRole } from '@/lib/platform/actor';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { correctLevels } from '../rules/correct-levels';
import { isOpen } from '../rules/status';
import { countedFrom } from '../rules/targets';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** Takes over the account's corrected service level and region, and what they promise; a case that is done stays. */
export const recalculateCase = caseCommand({
  name: 'case.recalculated',
  input: caseReference,
  async plan({ tx, actor }, state) {
    requireRole(actor, 'OPERATIONS');
    if (!isOpen(state.status)) return [];
    const { serviceLevel, region } = await getAccount(actor.scope, state.accountNumber, tx);
    const receivedAt = countedFrom(state);
    const engine = await getServiceLevelsAt(receivedAt, tx);
    const { respondBy } = deadlinesFor(engine, { ...state, serviceLevel, region, receivedAt });
    return [correctLevels({ serviceLevel, region }, respondBy)];
  },
});
