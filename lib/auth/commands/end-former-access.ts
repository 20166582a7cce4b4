import 'server-only';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import type { DomainEvent } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { endSessions } from './end-sessions';

type Replaced = {
  user: { id: string; email: string };
  /** Names this change for ever. */
  occasion: string;
  /** The session that changed it; every other one ends. */
  keepSessionId?: string;
};

/**
 * What a new password brings with it, in the caller's transaction: sessions end, links that wait are worth nothing, and
 * the owner is told, who may not be the one who did it. API tokens stay (DECISIONS.md).
 */
export async function endFormerAccess(
  tx: Tx,
  { user, occasion, keepSessionId }: Replaced,
  now: Date,
): Promise<{ endedSessions: number; events: DomainEvent[] }> {
  const { id: userId, email } = user;
  const ended = await endSessions(tx, { userId, keepSessionId }, now);
  await tx.passwordReset.updateMany({
    where: { userId, usedAt: null, expiresAt: { gt: now } },
    data: { expiresAt: now },
  });
  await notifyPeople(tx, messageOf(email, occasion), [{ userId, email }], now, { mail: true });
  return ended;
}

const messageOf = (email: string, occasion: string) => ({
  occasion: `password-changed:${occasion}`,
  kind: 'password-changed',
  title: 'Your password was changed',
  text: [
    `The password for ${email} was changed, and every other session was signed out. Your API tokens keep working.`,
    'If it was not you, ask for a new link at the sign-in page, revoke your API tokens in Settings, and call support.',
  ].join('\n\n'),
  href: '/settings',
});
