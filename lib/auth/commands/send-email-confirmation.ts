import 'server-only';
import { queueMails } from '@/lib/notifications/commands/queue-mails';
import { HIDDEN } from '@/lib/notifications/rules/hidden-link';
import { type Person, requirePerson, requireRole } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { Conflict, NotFound } from '@/lib/platform/errors';
import { digest, newSecret } from '@/lib/platform/secrets';
import { isRecent } from '../rules';
import { personReference } from '../schema';

const DAY_MS = 86_400_000;
const GOOD_FOR_DAYS = 7;

/**
 * A link by mail with which a person confirms their address: asked for by themselves, by an admin of an account of theirs,
 * or by operations. One in ten minutes, so that nobody's inbox is flooded. @throws NotFound, Conflict
 */
export const sendEmailConfirmation = command({
  name: 'email_confirmation.sent',
  input: personReference,
  async run({ tx, actor, now }, { userId }) {
    const asking = requirePerson(actor);
    const user = await findConcerned(tx, asking, userId);
    if (user.emailVerifiedAt) throw new Conflict('This address is confirmed already.', 'already_confirmed');
    const last = await tx.emailConfirmation.findFirst({
      where: { userId },
      orderBy: { createdAt: 'desc' },
      select: { createdAt: true },
    });
    if (isRecent(last?.createdAt ?? null, now))
      throw new Conflict(
        'A link was sent in the last ten minutes. Look for it in the inbox first.',
        'sent_recently',
      );
    const secret = newSecret('cut_e');
    const expiresAt = new Date(now.getTime() + GOOD_FOR_DAYS * DAY_MS);
    const { id } = await tx.emailConfirmation.create({
      data: { userId, email: user.email, tokenHash: digest(secret), createdAt: now, expiresAt },
      select: { id: true },
    });
    await queueMails(tx, [confirmationMail(id, userId, user.email, secret)], now);
    return { result: { userId }, audit: { subjectType: 'person', subjectId: userId }, events: [] };
  },
});

/** The person, locked, when the one who asks may ask for them; who has nothing to do with them finds nobody. */
async function findConcerned(tx: Tx, asking: Person, userId: string) {
  await tx.$queryRaw`SELECT 1 FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  const user = await tx.user.findFirst({
    where: { id: userId, disabledAt: null },
    select: {
      email: true,
      emailVerifiedAt: true,
      memberships: { select: { accountNumber: true } },
    },
  });
  if (!user) throw new NotFound();
  if (userId === asking.userId) return user;
  if (asking.scope.kind === 'all') {
    requireRole(asking, 'OPERATIONS');
    return user;
  }
  const { accountNumbers } = asking.scope;
  if (!user.memberships.some(({ accountNumber }) => accountNumbers.includes(accountNumber)))
    throw new NotFound();
  return user;
}

const confirmationMail = (id: string, userId: string, recipient: string, secret: string) => ({
  occasion: `email-confirmation:${id}`,
  kind: 'email-confirmation',
  userId,
  recipient,
  secret,
  subject: 'Confirm that mail reaches you',
  content: {
    heading: 'Confirm your address',
    blocks: [
      {
        kind: 'paragraph' as const,
        text: 'The notices about the upgrade of your accounts are sent to this address. Confirm that they reach you.',
      },
      {
        kind: 'paragraph' as const,
        text: `The link is good once, for ${GOOD_FOR_DAYS} days. If you did not expect this mail, leave it; nothing happens.`,
      },
    ],
    button: { label: 'Confirm this address', href: `${env().APP_URL}/confirm-email?token=${HIDDEN}` },
  },
});
