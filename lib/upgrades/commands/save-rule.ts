import 'server-only';
import { assertVersion, type Outcome, type Work } from '@/lib/platform/command';
import type { NoticeRule } from '../rules/ladder';

type Saved = NoticeRule & { removed?: boolean };

/** Writes a rule over what the product ships. The caller holds the ladder's lock. @throws PreconditionFailed */
export async function saveRule(
  work: Work,
  before: NoticeRule | null,
  after: Saved,
): Promise<Outcome<{ step: string }>> {
  assertVersion(before?.version ?? after.version, work);
  const { step, hours, enabled, extraSentence, removed = false } = after;
  const data = {
    hoursBefore: hours,
    enabled,
    extraSentence,
    removed,
    version: after.version + 1,
    changedAt: work.now,
    changedById: work.actor.userId,
  };
  await work.tx.noticeRule.upsert({ where: { step }, create: { step, ...data }, update: data });
  return {
    result: { step },
    audit: {
      subjectType: 'notice_rule',
      subjectId: step,
      before,
      after: removed ? null : { step, hours, enabled, extraSentence },
    },
    events: [],
  };
}
