import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { assertUpdated, type CommandContext, command } from '@/lib/platform/command';
import { Forbidden, Invalid } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { changePasswordInput } from '../schema';
import { endFormerAccess } from './end-former-access';
import { hashPassword, matchesPassword } from './hash-password';

/** Whoever sits at an unlocked screen does not get to guess. */
const perPerson = rateLimit({ name: 'change-password', points: 5, seconds: 15 * 60 });

const change = (keepSessionId: string) =>
  command({
    name: 'password.changed',
    input: changePasswordInput,
    async run({ tx, actor, now }, { current, password }) {
      const { userId, email } = requirePerson(actor);
      const { passwordHash } = await tx.user.findUniqueOrThrow({
        where: { id: userId },
        select: { passwordHash: true },
      });
      if (!(await matchesPassword(passwordHash, current)))
        throw Invalid.field('current', 'This is not the password you have now.');
      const { count } = await tx.user.updateMany({
        where: { id: userId, passwordHash },
        data: { passwordHash: await hashPassword(password) },
      });
      assertUpdated(count, {});
      const replaced = { user: { id: userId, email }, occasion: now.toISOString(), keepSessionId };
      const { endedSessions, events } = await endFormerAccess(tx, replaced, now);
      return {
        result: { endedSessions },
        audit: { subjectType: 'person', subjectId: userId, after: { endedSessions } },
        events,
      };
    },
  });

/**
 * A signed-in person takes another password; all of their sessions end but the one that asks.
 * @throws Invalid for a wrong current or a too short new one, Forbidden for a token, TooManyRequests after five wrong ones
 */
export async function changePassword(ctx: CommandContext, input: unknown, sessionId: string) {
  const { userId, via } = requirePerson(ctx.actor);
  if (via !== 'session') throw new Forbidden();
  await perPerson.take(userId);
  const done = await change(sessionId)(ctx, input);
  await perPerson.clear(userId);
  return done;
}
