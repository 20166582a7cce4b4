import 'server-only';
import { assertMayWork } from '../policy';
import { comment, resolve } from '../rules/work';
import { stepInput } from '../schema/changes';
import { correctionSteps } from './change-case';
import { caseCommand } from './save-change';

/** Completes the case: both targets are met or missed by it. A reply may go with it (the answer). */
export const resolveCase = caseCommand({
  name: 'case.resolved',
  input: stepInput,
  async plan(work, state, { comment: body, ...corrections }) {
    assertMayWork(work.actor);
    const said = body === undefined ? [] : [comment(body)];
    return [...(await correctionSteps(work, state, corrections)), ...said, resolve];
  },
});
