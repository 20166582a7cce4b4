import 'server-only';
import { close } from '../rules/work';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** Ends a resolved case; the customer's members and the desk may. */
export const closeCase = caseCommand({
  name: 'case.closed',
  input: caseReference,
  plan: () => [close],
});
