import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { digest } from '@/lib/platform/secrets';
import { confirmEmailInput } from '../schema';

/**
 * Whoever holds the link has read the mail. It works once, for a while, and for the address it was sent to.
 * @throws Conflict the same for a link that never was, was used, has ended, or went to another address
 */
export const confirmEmail = command({
  name: 'person.email_confirmed',
  input: confirmEmailInput,
  async run({ tx, now }, { token }) {
    const found = await tx.emailConfirmation.updateManyAndReturn({
      where: { tokenHash: digest(token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
      select: { userId: true, email: true },
    });
    const [link] = found;
    const { count } = link
      ? await tx.user.updateMany({
          where: { id: link.userId, email: link.email, disabledAt: null },
          data: { emailVerifiedAt: now },
        })
      : { count: 0 };
    if (!link || count === 0)
      throw new Conflict(
        'This link is no longer good: it works once, for seven days. Ask for another.',
        'link_spent',
      );
    return {
      result: { email: link.email },
      audit: { subjectType: 'person', subjectId: link.userId, after: { email: link.email } },
      events: [],
    };
  },
});
