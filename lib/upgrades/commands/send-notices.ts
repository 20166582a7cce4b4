import 'server-only';
import { z } from 'zod';
import { listMembers } from '@/lib/accounts/data/accounts';
import type { Member } from '@/lib/accounts/types';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { requireRole } from '@/lib/platform/actor';
import { command, type Work } from '@/lib/platform/command';
import { env } from '@/lib/platform/env';
import { type Attempt, lockAttempt } from '../data/attempts';
import { factsOf } from '../data/notice-letter';
import { readNoticeRules } from '../data/notice-rules';
import { readInboxVersions } from '../data/told-versions';
import { isEventStep, type NoticeRule, rungsOf } from '../rules/ladder';
import { type NoticeFacts, noticeLine } from '../rules/notice-mail';
import { groupKeyOf, isNoticeTrue, type NoticeKey } from '../rules/notices';

const input = z.strictObject({
  upgradeId: z.uuid(),
  scheduleVersion: z.int(),
  step: z.string().max(40),
});

const NOTHING = { result: { sent: 0 }, audit: [], events: [] };

/**
 * One notice row to each admin of the account, exactly once per schedule version and step: the row's unique key decides.
 * The inbox hears of it at once; the mail follows when the notices that belong together are complete (`composeNotices`).
 */
export const sendNotices = command({
  name: 'notice.sent',
  input,
  async run(work, { upgradeId, scheduleVersion, step }) {
    requireRole(work.actor, 'OPERATIONS');
    const attempt = await lockAttempt(work.tx, upgradeId);
    // Told, or not to be told: either way this change is done with.
    if (isEventStep(step))
      await work.tx.upgrade.updateMany({
        where: { id: upgradeId, scheduleVersion, noticeDue: step },
        data: { noticeDue: null },
      });
    const rules = await readNoticeRules(work.tx);
    const rule = rules.find((one) => one.step === step);
    if (!attempt || !rule?.enabled) return NOTHING;
    const notice = { step, scheduleVersion, hoursBefore: isEventStep(step) ? null : rule.hours };
    if (!isNoticeTrue(notice, attempt, rungsOf(rules), work.clock.now())) return NOTHING;
    const told = await tell(work, attempt, notice, rule);
    if (told === 0) return NOTHING;
    const { number } = attempt.account;
    return {
      result: { sent: told },
      audit: {
        subjectType: 'upgrade',
        subjectId: upgradeId,
        accountNumber: number,
        after: { step, scheduleVersion, recipients: told },
      },
      events: [{ name: 'notice.sent', topics: [`account:${number}`], payload: { upgradeId, step } }],
    };
  },
});

async function tell(work: Work, attempt: Attempt, notice: NoticeKey, rule: NoticeRule): Promise<number> {
  const { tx, actor, now } = work;
  const { id: upgradeId } = attempt.upgrade;
  const members = await listMembers(actor.scope, attempt.account.number, tx);
  const groupKey = groupKeyOf(attempt.upgrade);
  const rows = await tx.upgradeNotice.createManyAndReturn({
    data: members.map(({ userId }) => ({
      ...notice,
      upgradeId,
      userId,
      groupKey,
      state: 'due',
      sentAt: now,
    })),
    skipDuplicates: true,
    select: { userId: true },
  });
  const fresh = new Set(rows.map(({ userId }) => userId));
  const versions = await readInboxVersions(tx, upgradeId, notice.scheduleVersion);
  for (const member of members.filter(({ userId }) => fresh.has(userId)))
    await tellInbox(work, member, factsOf(attempt, versions.get(member.userId)), {
      ...notice,
      ...rule,
      upgradeId,
    });
  return fresh.size;
}

type Told = NoticeKey & { upgradeId: string; extraSentence: string | null };

async function tellInbox({ tx, now }: Work, member: Member, facts: NoticeFacts, told: Told): Promise<void> {
  const { upgradeId, scheduleVersion, step, hoursBefore, extraSentence } = told;
  const { number } = facts.account;
  const line = noticeLine({
    step,
    hoursBefore,
    accounts: [facts],
    readerZone: member.timeZone,
    hasOthers: false,
    extraSentence,
    origin: env().APP_URL,
  });
  const message = {
    occasion: `upgrade:${upgradeId}:v${scheduleVersion}:${step}`,
    kind: 'upgrade-notice',
    ...line,
    href: `/accounts/${number}`,
    accountNumber: number,
  };
  await notifyPeople(tx, message, [member], now, { mail: false });
}
