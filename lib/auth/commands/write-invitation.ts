import 'server-only';
import { queueMails } from '@/lib/notifications/commands/queue-mails';
import { HIDDEN } from '@/lib/notifications/rules/hidden-link';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { digest, newSecret } from '@/lib/platform/secrets';

const DAY_MS = 86_400_000;
export const INVITED_FOR_DAYS = 7;

type Invited = { id: string; email: string; name: string };

/** The person, locked, with what decides whether they are invited; nobody when they are not there. */
export async function lockInvited(tx: Tx, userId: string) {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      disabledAt: true,
      passwordHash: true,
      invitations: { orderBy: { createdAt: 'desc' }, take: 1, select: { createdAt: true } },
    },
  });
  if (!user) return null;
  const { passwordHash, disabledAt, invitations, ...rest } = user;
  return {
    ...rest,
    hasPassword: passwordHash !== null,
    isDisabled: disabledAt !== null,
    lastAt: invitations[0]?.createdAt ?? null,
  };
}

/**
 * Writes the invitation and its mail into the caller's transaction; links that were sent before are worth nothing from
 * now on. @returns the address that sets the password
 */
export async function writeInvitation(
  tx: Tx,
  { id: userId, email, name }: Invited,
  now: Date,
): Promise<string> {
  const secret = newSecret('cut_i');
  const expiresAt = new Date(now.getTime() + INVITED_FOR_DAYS * DAY_MS);
  await tx.invitation.updateMany({
    where: { userId, acceptedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  const { id } = await tx.invitation.create({
    data: { userId, email, tokenHash: digest(secret), createdAt: now, expiresAt },
    select: { id: true },
  });
  await queueMails(tx, [mailOf(id, { id: userId, email, name }, secret)], now);
  return linkWith(secret);
}

const linkWith = (secret: string) => `${env().APP_URL}/invitation?token=${secret}`;

const paragraph = (text: string) => ({ kind: 'paragraph' as const, text });

const mailOf = (id: string, { id: userId, email, name }: Invited, secret: string) => ({
  occasion: `invitation:${id}`,
  kind: 'invitation',
  userId,
  recipient: email,
  secret,
  subject: 'Your access to Cutover',
  content: {
    heading: 'Set your password',
    blocks: [
      paragraph(
        `${name}, in Cutover you see when your 8x8 accounts are upgraded and when Account Manager is closed for it, and you hand in requests.`,
      ),
      paragraph(`You sign in with this address, ${email}, and a password that you choose now.`),
      paragraph(
        `The link is good once, for ${INVITED_FOR_DAYS} days. If you did not expect this mail, leave it; nothing happens.`,
      ),
    ],
    button: { label: 'Set your password', href: linkWith(HIDDEN) },
  },
});
