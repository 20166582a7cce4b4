import 'server-only';
import { getCase } from '@/lib/cases/data/get-case';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { announce } from '@/lib/platform/live';
import { listPresent } from '../data/presence';
import { assertOnDesk } from '../policy';
import { isNews, PRESENCE_CHANGED, presentSince } from '../rules';
import { signPresenceInput } from '../schema';

/**
 * Says what the person does on a case right now, and hears who else is there. It leaves neither an audit trail nor an
 * event that anything is sent for: a moment later it is not true any more.
 */
export const signPresence = command({
  name: 'presence.signed',
  input: signPresenceInput,
  async run({ tx, actor, now }, { number, doing }) {
    const { userId } = requirePerson(actor);
    await getCase(actor.scope, number, tx);
    assertOnDesk(actor);
    const key = { caseNumber_userId: { caseNumber: number, userId } };
    const before = await tx.casePresence.findUnique({ where: key, select: { doing: true, seenAt: true } });
    // The person's signs on cases they left without a word.
    await tx.casePresence.deleteMany({ where: { userId, seenAt: { lte: presentSince(now) } } });
    if (doing === 'away') await tx.casePresence.deleteMany({ where: { userId, caseNumber: number } });
    else
      await tx.casePresence.upsert({
        where: key,
        create: { caseNumber: number, userId, doing, seenAt: now },
        update: { doing, seenAt: now },
        select: { userId: true },
      });
    if (isNews(before, doing, now))
      await announce(tx, { name: PRESENCE_CHANGED, topics: [`desk-case:${number}`, 'desk'] });
    return { result: await listPresent(actor, number, now, tx), audit: [], events: [] };
  },
});
