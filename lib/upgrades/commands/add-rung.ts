import 'server-only';
import { command } from '@/lib/platform/command';
import { Invalid } from '@/lib/platform/errors';
import { lockNoticeRules } from '../data/notice-rules';
import { assertMayEditNotices } from '../policy';
import { newStepName } from '../rules/ladder';
import { addRungInput } from '../schema';
import { saveRule } from './save-rule';

/** A reminder at another distance, for every date that is still further away than that. */
export const addRung = command({
  name: 'notice_rule.added',
  input: addRungInput,
  async run(work, { hours, extraSentence }) {
    assertMayEditNotices(work.actor);
    const { rules, names } = await lockNoticeRules(work.tx);
    if (rules.some((rule) => rule.hours === hours))
      throw Invalid.field('hours', 'A notice goes out at this distance already.');
    const step = newStepName(hours, names);
    return saveRule(work, null, {
      step,
      hours,
      enabled: true,
      extraSentence: extraSentence || null,
      version: 0,
    });
  },
});
