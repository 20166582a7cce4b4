import 'server-only';
import { queueMails } from '@/lib/notifications/commands/queue-mails';
import { HIDDEN } from '@/lib/notifications/rules/hidden-link';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { digest, newSecret, unseal } from '@/lib/platform/secrets';
import { linkFor } from '../rules';
import { passwordLinkAsked } from '../schema';
import { inviteAgain } from './invite-person';

const GOOD_FOR_MS = 3_600_000;
export const RESET_MAIL = 'password-reset';

/**
 * The link that somebody asked for at the sign-in page: a reset, a new invitation for who has no password yet, and nothing
 * for an unknown address, the disabled, or within ten minutes of the last. Links of before are worth nothing from now on.
 */
export const sendPasswordLink = command({
  name: 'password_reset.sent',
  input: passwordLinkAsked,
  async run(work, { sealedEmail }) {
    const { tx, now } = work;
    const nothing = { result: null, audit: [], events: [] };
    const user = await lockOwner(tx, unseal(sealedEmail));
    const link = user && linkFor(user, now);
    if (link === 'invitation') await inviteAgain.within(tx, work, { userId: user?.id });
    if (!user || link !== 'reset') return nothing;
    await writeReset(tx, user, now);
    return {
      result: null,
      audit: { subjectType: 'person', subjectId: user.id, after: { email: user.email } },
      events: [],
    };
  },
});

/** The person whose address it is, locked, with what decides which link helps them. */
async function lockOwner(tx: Tx, email: string) {
  await tx.$queryRaw`SELECT 1 FROM users WHERE email = ${email} FOR UPDATE`;
  const user = await tx.user.findUnique({
    where: { email },
    select: {
      id: true,
      email: true,
      name: true,
      disabledAt: true,
      passwordHash: true,
      passwordResets: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
    },
  });
  if (!user) return null;
  const { passwordHash, disabledAt, passwordResets, ...rest } = user;
  return {
    ...rest,
    hasPassword: passwordHash !== null,
    isDisabled: disabledAt !== null,
    lastResetAt: passwordResets[0]?.createdAt ?? null,
  };
}

type Owner = { id: string; email: string; name: string };

async function writeReset(tx: Tx, user: Owner, now: Date): Promise<void> {
  const { id: userId, email } = user;
  const secret = newSecret('cut_r');
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const { id } = await tx.passwordReset.create({
    data: {
      userId,
      email,
      tokenHash: digest(secret),
      createdAt: now,
      expiresAt: new Date(now.getTime() + GOOD_FOR_MS),
    },
    select: { id: true },
  });
  await queueMails(tx, [mailOf(id, user, secret)], now);
}

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });

const mailOf = (id: string, { id: userId, email, name }: Owner, secret: string) => ({
  occasion: `${RESET_MAIL}:${id}`,
  kind: RESET_MAIL,
  userId,
  recipient: email,
  secret,
  subject: 'Set a new password for Cutover',
  content: {
    heading: 'Set a new password',
    blocks: [
      paragraph(`${name}, somebody asked at the sign-in page of Cutover for a new password for ${email}.`),
      paragraph(
        'The link is good once, for one hour, and only the latest one is. A new password signs you out everywhere.',
      ),
      paragraph('If it was not you, leave this mail; your password stays as it is.'),
    ],
    button: { label: 'Set a new password', href: `${env().APP_URL}/reset-password?token=${HIDDEN}` },
  },
});
