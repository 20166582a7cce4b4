import 'server-only';
import { assertMayWork } from '../policy';
import { comment, pause } from '../rules/work';
import { stepInput } from '../schema/changes';
import { correctionSteps } from './change-case';
import { caseCommand } from './save-change';

/** Stops the clock of complete-by until the customer answers; a reply may go with it (the question). */
export const waitOnCustomer = caseCommand({
  name: 'case.waiting',
  input: stepInput,
  async plan(work, state, { comment: body, ...corrections }) {
    assertMayWork(work.actor);
    const said = body === undefined ? [] : [comment(body)];
    return [...(await correctionSteps(work, state, corrections)), ...said, pause];
  },
});
