import 'server-only';
import type { MailRecheck } from '@/lib/notifications/types';
import { db } from '@/lib/platform/db';
import { listNoticesOf } from '../data/notice-groups';
import { readLetter } from '../data/notice-letter';
import { readNoticeRules } from '../data/notice-rules';
import { noticeMail } from '../rules/notice-mail';

/**
 * What a mail of notices says at the moment it goes out, null when nothing of it is true any more: an account that moved,
 * was withdrawn, ended or is not theirs any more is not in it. Part of the delivery, which the notices' audit row covers.
 */
export const recheckNotice: MailRecheck = async ({ id, userId }, now) => {
  const notices = await listNoticesOf(id);
  const person = userId === null ? null : await db.user.findUnique({ where: { id: userId }, select: reader });
  if (!person || person.disabledAt || notices.length === 0) return null;
  const rules = await readNoticeRules();
  const { letter, stale } = await readLetter(db, notices, { rules, reader: person, now });
  await db.upgradeNotice.updateMany({ where: { id: { in: stale } }, data: { state: 'dropped' } });
  return letter && noticeMail(letter);
};

const reader = { id: true, timeZone: true, disabledAt: true } as const;
