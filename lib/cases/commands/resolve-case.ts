import 'server-only';
import { assertMayWork } from '../policy';
import { comment, resolve } from '../rules/work';
import { stepInput } from '../schema/changes';
import { caseCommand } from './save-change';

/** Completes the case: both targets are met or missed by it. A reply may go with it (the answer). */
export const resolveCase = caseCommand({
  name: 'case.resolved',
  input: stepInput,
  plan(work, _state, { comment: body }) {
    assertMayWork(work.actor);
    return body === undefined ? [resolve] : [comment(body), resolve];
  },
});
