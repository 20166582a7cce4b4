import 'server-only';
import { z } from 'zod';
import { requirePerson } from '@/lib/platform/actor';
import { type CommandContext, command } from '@/lib/platform/command';
import { Forbidden } from '@/lib/platform/errors';
import { endSessions } from './end-sessions';

const endOthers = (keepSessionId: string) =>
  command({
    name: 'session.others_ended',
    input: z.strictObject({}),
    async run({ tx, actor, now }) {
      const { userId } = requirePerson(actor);
      const { endedSessions, events } = await endSessions(tx, { userId, keepSessionId }, now);
      return {
        result: { endedSessions },
        audit: { subjectType: 'person', subjectId: userId, after: { endedSessions } },
        events,
      };
    },
  });

/**
 * A signed-in person signs out everywhere but here. API tokens keep working.
 * @throws Forbidden for a token: it has no session to keep
 */
export async function endOtherSessions(ctx: CommandContext, sessionId: string) {
  if (requirePerson(ctx.actor).via !== 'session') throw new Forbidden();
  return endOthers(sessionId)(ctx, {});
}
