import 'server-only';
import type { MailContent, MailRecheck } from '@/lib/notifications/types';
import { db } from '@/lib/platform/db';
import { isStillOn } from '../data/told';

/** A mail about a case goes out as it was written, unless its reader has no business with the case any more. */
export const recheckMail: MailRecheck = async ({ id, userId }) => {
  const mail = await db.mail.findUnique({
    where: { id },
    select: { subject: true, content: true, thread: true, kind: true },
  });
  const number = Number(mail?.thread?.replace('case-', ''));
  if (!mail || userId === null || !(await isStillOn(number, userId, mail.kind === 'case-note'))) return null;
  return { subject: mail.subject, content: mail.content as unknown as MailContent };
};
