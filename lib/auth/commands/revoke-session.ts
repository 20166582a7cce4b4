import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import type { Clock } from '@/lib/platform/clock';
import { command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { getSignedIn } from '../data';
import { sessionReference } from '../schema';

export const revokeSession = command({
  name: 'session.revoked',
  input: sessionReference,
  async run({ tx, actor, now }, { id }) {
    const { userId } = requirePerson(actor);
    const { count } = await tx.session.updateMany({
      where: { id, userId, revokedAt: null },
      data: { revokedAt: now },
    });
    if (count === 0) throw new NotFound();
    return {
      result: { id },
      audit: { subjectType: 'session', subjectId: id },
      events: [{ name: 'session.revoked', topics: [`user:${userId}`], payload: { id } }],
    };
  },
});

/** Sign-out: ends the session of this cookie; a cookie that is worth nothing any more is fine too. */
export async function endSession(token: string, clock: Clock, requestId: string): Promise<void> {
  const signedIn = await getSignedIn(token, clock.now());
  if (signedIn) await revokeSession({ actor: signedIn.actor, clock, requestId }, { id: signedIn.sessionId });
}
