import 'server-only';
import { assertMayWork } from '../policy';
import { comment, pause } from '../rules/work';
import { stepInput } from '../schema/changes';
import { caseCommand } from './save-change';

/** Stops the clock of complete-by until the customer answers; a reply may go with it (the question). */
export const waitOnCustomer = caseCommand({
  name: 'case.waiting',
  input: stepInput,
  plan(work, _state, { comment: body }) {
    assertMayWork(work.actor);
    return body === undefined ? [pause] : [comment(body), pause];
  },
});
