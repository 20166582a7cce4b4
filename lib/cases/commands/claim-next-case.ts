import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command, type Outcome } from '@/lib/platform/command';
import { lockNextUnassigned } from '../data/lock-case';
import { assertMayTakeNext } from '../policy';
import { assign, begin } from '../rules/work';
import { claimNextBody } from '../schema/changes';
import type { CaseVersion } from '../types';
import { saveSteps } from './save-change';

/** The most urgent case that nobody has becomes the caller's, and no other caller's; null when there is none. */
export const claimNextCase = command({
  name: 'case.claimed',
  input: claimNextBody,
  async run(work, filter): Promise<Outcome<CaseVersion | null>> {
    assertMayTakeNext(work.actor);
    const { userId, name, email } = requirePerson(work.actor);
    const next = await lockNextUnassigned(work.tx, filter);
    if (!next) return { result: null, audit: [], events: [] };
    return saveSteps(work, 'case.claimed', next, [assign(null, { id: userId, name, email }), begin]);
  },
});
