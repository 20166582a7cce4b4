import { systemClock } from '@/lib/platform/clock';
import { db } from '@/lib/platform/db';
import { digest, newSecret } from '@/lib/platform/secrets';

/** The cookie of a new session of this person, without the cost of a password; empty for nobody. */
export async function sessionOf(userId: string | undefined): Promise<string> {
  if (userId === undefined) return '';
  const token = newSecret('cut_s');
  const now = systemClock.now();
  const expiresAt = new Date(now.getTime() + 600_000);
  await db.session.create({
    data: { userId, tokenHash: digest(token), createdAt: now, lastSeenAt: now, expiresAt },
  });
  return `cutover.session=${token}`;
}
