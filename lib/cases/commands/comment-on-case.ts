import 'server-only';
import { assertMayComment } from '../policy';
import { comment } from '../rules/work';
import { commentInput } from '../schema/changes';
import { caseCommand } from './save-change';

/** A reply both sides see, or a note for the desk. The first public reply of staff begins the work and answers the case. */
export const commentOnCase = caseCommand({
  name: 'case.commented',
  input: commentInput,
  plan(work, _state, { body, visibility }) {
    assertMayComment(work.actor, visibility);
    return [comment(body, visibility)];
  },
});
