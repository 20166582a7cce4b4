import 'server-only';
import { assertMayWork } from '../policy';
import { resume } from '../rules/work';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** Work goes on: complete-by moves later by exactly the time the case waited on the customer. */
export const resumeCase = caseCommand({
  name: 'case.resumed',
  input: caseReference,
  plan(work) {
    assertMayWork(work.actor);
    return [resume];
  },
});
