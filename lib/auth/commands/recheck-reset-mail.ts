import 'server-only';
import type { MailContent, MailRecheck } from '@/lib/notifications/types';
import { db } from '@/lib/platform/db';
import { RESET_MAIL } from './send-password-link';

/** A link that has ended, was followed by another, or was used does not go out: it would only mislead its reader. */
export const recheckResetMail: MailRecheck = async ({ id }, now) => {
  const mail = await db.mail.findUnique({
    where: { id },
    select: { occasion: true, subject: true, content: true },
  });
  if (!mail) return null;
  const reset = await db.passwordReset.findFirst({
    where: { id: mail.occasion.replace(`${RESET_MAIL}:`, ''), usedAt: null, expiresAt: { gt: now } },
    select: { id: true },
  });
  return reset && { subject: mail.subject, content: mail.content as unknown as MailContent };
};
