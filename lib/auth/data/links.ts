import 'server-only';
import { db } from '@/lib/platform/db';
import { digest } from '@/lib/platform/secrets';

export async function isEmailConfirmed(userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { emailVerifiedAt: true } });
  return user?.emailVerifiedAt != null;
}

/** Whom the link of an invitation is good for right now; nobody when it was used, has ended or was followed by another. */
export async function getInvited(token: string, now: Date): Promise<{ name: string; email: string } | null> {
  const found = await db.invitation.findFirst({
    where: {
      tokenHash: digest(token),
      acceptedAt: null,
      expiresAt: { gt: now },
      user: { disabledAt: null, passwordHash: null },
    },
    select: { email: true, user: { select: { name: true, email: true } } },
  });
  return found && found.email === found.user.email ? found.user : null;
}

/** Whose password the link sets anew right now; nobody's when it was used, has ended or was followed by another. */
export async function getResettable(token: string, now: Date): Promise<{ email: string } | null> {
  const found = await db.passwordReset.findFirst({
    where: {
      tokenHash: digest(token),
      usedAt: null,
      expiresAt: { gt: now },
      user: { disabledAt: null, passwordHash: { not: null } },
    },
    select: { email: true, user: { select: { email: true } } },
  });
  return found && found.email === found.user.email ? found.user : null;
}
