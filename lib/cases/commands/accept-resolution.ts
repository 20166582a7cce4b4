import 'server-only';
import { assertMayJudge } from '../policy';
import { accept } from '../rules/resolution';
import { caseReference } from '../schema/changes';
import { caseCommand } from './save-change';

/** The customer is content: once for each resolution, and the case is closed by it. */
export const acceptResolution = caseCommand({
  name: 'case.accepted',
  input: caseReference,
  plan({ actor }) {
    assertMayJudge(actor);
    return [accept];
  },
});
