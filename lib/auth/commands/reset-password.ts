import 'server-only';
import { type CommandContext, command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { digest } from '@/lib/platform/secrets';
import { passwordByLinkInput } from '../schema';
import { endFormerAccess } from './end-former-access';
import { hashPassword } from './hash-password';
import { forgiveAttempts } from './start-session';

const perOrigin = rateLimit({ name: 'password-reset', points: 20, seconds: 15 * 60 });

const reset = command({
  name: 'password.reset',
  input: passwordByLinkInput,
  async run({ tx, now }, { token, password }) {
    const [link] = await tx.passwordReset.updateManyAndReturn({
      where: { tokenHash: digest(token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
      select: { id: true, userId: true, email: true },
    });
    const { count } = link
      ? await tx.user.updateMany({
          where: { id: link.userId, email: link.email, disabledAt: null, passwordHash: { not: null } },
          // Whoever holds the link has read the mail: the address is confirmed by it, too.
          data: { passwordHash: await hashPassword(password), emailVerifiedAt: now },
        })
      : { count: 0 };
    if (!link || count === 0)
      throw new Conflict('This link is no longer good. Ask for another.', 'link_spent');
    const user = { id: link.userId, email: link.email };
    const { endedSessions, events } = await endFormerAccess(tx, { user, occasion: link.id }, now);
    return {
      result: { email: link.email },
      audit: { subjectType: 'person', subjectId: link.userId, after: { email: link.email, endedSessions } },
      events,
    };
  },
});

/**
 * Sets a forgotten password anew for whoever holds the link. It works once, for an hour, for the address it was sent to, and
 * only the latest does. Every session ends. Tries are counted by origin.
 * @throws Invalid for a password that is too short, Conflict the same for every link that is not good, TooManyRequests
 */
export async function resetPassword(ctx: CommandContext, input: unknown, origin: string) {
  await perOrigin.take(origin);
  const done = await reset(ctx, input);
  await Promise.all([perOrigin.giveBack(origin), forgiveAttempts(done.email, origin)]);
  return done;
}
