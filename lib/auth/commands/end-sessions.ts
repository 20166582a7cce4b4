import 'server-only';
import type { DomainEvent } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';

type Of = {
  userId: string;
  /** The session that asks; every other one ends. */
  keepSessionId?: string | undefined;
};

/** Ends a person's sessions in the caller's transaction. Open pages look at their session again when they hear of it. */
export async function endSessions(
  tx: Tx,
  { userId, keepSessionId }: Of,
  now: Date,
): Promise<{ endedSessions: number; events: DomainEvent[] }> {
  const { count } = await tx.session.updateMany({
    where: {
      userId,
      revokedAt: null,
      expiresAt: { gt: now },
      ...(keepSessionId && { NOT: { id: keepSessionId } }),
    },
    data: { revokedAt: now },
  });
  const events = [{ name: 'session.revoked', topics: [`user:${userId}`], payload: { userId } }];
  return { endedSessions: count, events };
}
