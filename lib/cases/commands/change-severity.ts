import 'server-only';
import type { Work } from '@/lib/platform/command';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { Severity } from '@/lib/service-levels/types';
import { countedFrom } from '../rules/targets';
import { type Step, setSeverity } from '../rules/work';
import { severityInput } from '../schema/changes';
import type { CaseState } from '../types';
import { caseCommand } from './save-change';

/** Recalculates respond-by from the original reception, until the case is answered; the timeline keeps old and new. */
export const changeSeverity = caseCommand({
  name: 'case.severity_changed',
  input: severityInput,
  async plan(work, state, { severity }) {
    return [await severityStep(work, state, severity)];
  },
});

/** The step to a severity, with the deadline that the policy of the case's reception gives it. */
export async function severityStep(
  { tx }: Pick<Work, 'tx'>,
  state: CaseState,
  severity: Severity,
): Promise<Step> {
  const receivedAt = countedFrom(state);
  const engine = await getServiceLevelsAt(receivedAt, tx);
  const { respondBy } = deadlinesFor(engine, { ...state, severity, receivedAt });
  return setSeverity(severity, respondBy);
}
