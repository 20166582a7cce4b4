import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { lockNoticeRules } from '../data/notice-rules';
import { assertMayEditNotices } from '../policy';
import { rungReference } from '../schema';
import { saveRule } from './save-rule';

/** A rung that is not climbed any more; what was told stays told. The notices of events can only be switched off. */
export const removeRung = command({
  name: 'notice_rule.removed',
  input: rungReference,
  async run(work, { step }) {
    assertMayEditNotices(work.actor);
    const { rules } = await lockNoticeRules(work.tx);
    const before = rules.find((rule) => rule.step === step);
    if (!before) throw new NotFound();
    if (before.hours === null)
      throw new Conflict('The notice of an event can be switched off, not removed.', 'event_notice');
    return saveRule(work, before, { ...before, removed: true });
  },
});
