import 'server-only';
import { command } from '@/lib/platform/command';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { lockNoticeRules } from '../data/notice-rules';
import { assertMayEditNotices } from '../policy';
import { changeNoticeRuleInput } from '../schema';
import { saveRule } from './save-rule';

/** Another distance, a sentence, on or off. It counts for what has not been told yet; nothing is told twice. */
export const changeNoticeRule = command({
  name: 'notice_rule.changed',
  input: changeNoticeRuleInput,
  async run(work, { step, hours, enabled, extraSentence }) {
    assertMayEditNotices(work.actor);
    const { rules } = await lockNoticeRules(work.tx);
    const before = rules.find((rule) => rule.step === step);
    if (!before) throw new NotFound();
    const after = {
      ...before,
      enabled,
      extraSentence: extraSentence || null,
      hours: before.hours === null ? null : (hours ?? before.hours),
    };
    if (after.hours !== null && rules.some((rule) => rule.step !== step && rule.hours === after.hours))
      throw Invalid.field('hours', 'Another notice goes out at this distance.');
    return saveRule(work, before, after);
  },
});
