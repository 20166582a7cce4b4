import 'server-only';
import { z } from 'zod';
import { queueMails } from '@/lib/notifications/commands/queue-mails';
import { requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { claimGroup } from '../data/notice-groups';
import { readLetter } from '../data/notice-letter';
import { readNoticeRules } from '../data/notice-rules';
import { noticeMail } from '../rules/notice-mail';

const input = z.strictObject({ groupKey: z.string(), step: z.string(), userId: z.uuid() });

/** The kind of the mails that are checked against the schedules again when they go out. */
export const NOTICE_MAIL = 'upgrade-notice';

/**
 * One mail about the notices of one person, wave and step (facts.md U12), and the notices marked with it, in one
 * transaction: a worker that dies before leaves them due, one that dies after has queued the mail.
 */
export const composeNotices = command({
  name: 'notice.mailed',
  input,
  async run({ tx, actor, clock, now }, group) {
    requireRole(actor, 'OPERATIONS');
    const notices = await claimGroup(tx, group);
    const [first] = notices;
    const nothing = { result: { mailed: 0 }, audit: [], events: [] };
    if (!first) return nothing;
    const person = await tx.user.findUniqueOrThrow({
      where: { id: group.userId },
      select: { id: true, email: true, timeZone: true, disabledAt: true },
    });
    const rules = await readNoticeRules(tx);
    const read = await readLetter(tx, notices, { rules, reader: person, now: clock.now() });
    const letter = person.disabledAt ? null : read.letter;
    const stale = letter ? read.stale : notices.map(({ id }) => id);
    await tx.upgradeNotice.updateMany({ where: { id: { in: stale } }, data: { state: 'dropped' } });
    if (!letter) return nothing;
    const occasion = `notices:${first.id}`;
    const about = { kind: NOTICE_MAIL, userId: group.userId, recipient: person.email };
    await queueMails(tx, [{ occasion, ...about, ...noticeMail(letter) }], now);
    const { id: mailId } = await tx.mail.findUniqueOrThrow({ where: { occasion }, select: { id: true } });
    const mailed = notices.flatMap(({ id }) => (stale.includes(id) ? [] : [id]));
    await tx.upgradeNotice.updateMany({
      where: { id: { in: mailed } },
      data: { state: 'mailed', mailId },
    });
    const audit = {
      subjectType: 'mail',
      subjectId: mailId,
      after: { step: group.step, accounts: letter.accounts.map(({ account }) => account.number) },
    };
    return { result: { mailed: mailed.length }, audit, events: [] };
  },
});
