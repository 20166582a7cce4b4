import 'server-only';
import { assertMayChange, assertMayComment } from '../policy';
import { comment } from '../rules/work';
import { commentInput } from '../schema/changes';
import { correctionSteps } from './change-case';
import { caseCommand } from './save-change';

/** A reply both sides see, or a note for the desk. The first public reply of staff begins the work and answers the case. */
export const commentOnCase = caseCommand({
  name: 'case.commented',
  input: commentInput,
  async plan(work, state, { body, visibility, ...corrections }) {
    assertMayComment(work.actor, visibility);
    assertMayChange(work.actor, corrections);
    return [...(await correctionSteps(work, state, corrections)), comment(body, visibility)];
  },
});
