import 'server-only';
import { assertMayCancel } from '../policy';
import { cancel } from '../rules/work';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** The customer takes a request back before work on it began. */
export const cancelCase = caseCommand({
  name: 'case.cancelled',
  input: caseReference,
  plan(work) {
    assertMayCancel(work.actor);
    return [cancel];
  },
});
