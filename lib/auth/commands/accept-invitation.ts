import 'server-only';
import { type CommandContext, command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { digest } from '@/lib/platform/secrets';
import { passwordByLinkInput } from '../schema';
import { hashPassword } from './hash-password';

const perOrigin = rateLimit({ name: 'invitation', points: 20, seconds: 15 * 60 });

const accept = command({
  name: 'invitation.accepted',
  input: passwordByLinkInput,
  async run({ tx, now }, { token, password }) {
    const [link] = await tx.invitation.updateManyAndReturn({
      where: { tokenHash: digest(token), acceptedAt: null, expiresAt: { gt: now } },
      data: { acceptedAt: now },
      select: { userId: true, email: true },
    });
    const { count } = link
      ? await tx.user.updateMany({
          where: { id: link.userId, email: link.email, disabledAt: null, passwordHash: null },
          // Whoever holds the link has read the mail: the address is confirmed by it, too.
          data: { passwordHash: await hashPassword(password), emailVerifiedAt: now },
        })
      : { count: 0 };
    if (!link || count === 0)
      throw new Conflict('This link is no longer good. Ask for another invitation.', 'link_spent');
    return {
      result: { email: link.email },
      audit: { subjectType: 'person', subjectId: link.userId, after: { email: link.email } },
      events: [{ name: 'invitation.accepted', topics: ['desk'], payload: { userId: link.userId } }],
    };
  },
});

/**
 * Sets the first password of whoever holds the link of an invitation. It works once, for a while, for the address it was sent
 * to, and never for somebody who has a password. Tries are counted by origin.
 * @throws Invalid for a password that is too short, Conflict the same for every link that is not good, TooManyRequests
 */
export async function acceptInvitation(ctx: CommandContext, input: unknown, origin: string) {
  await perOrigin.take(origin);
  const accepted = await accept(ctx, input);
  await perOrigin.giveBack(origin);
  return accepted;
}
