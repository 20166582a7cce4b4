import 'server-only';
import { z } from 'zod';
import type { Clock } from '@/lib/platform/clock';
import { command } from '@/lib/platform/command';
import { Unauthorized } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { digest, newSecret } from '@/lib/platform/secrets';
import { getSigningIn, SESSION_DAYS } from '../data';
import { signInInput } from '../schema';
import { matchesPassword } from './hash-password';

const QUARTER_HOUR_SECONDS = 15 * 60;
const DAY_MS = 86_400_000;
const REFUSED = 'Email or password is not right.';

/** Per address *and* origin: a stranger's guesses never lock the owner out from elsewhere. */
const perPerson = rateLimit({ name: 'sign-in', points: 5, seconds: QUARTER_HOUR_SECONDS });
const perOrigin = rateLimit({ name: 'sign-in-origin', points: 100, seconds: QUARTER_HOUR_SECONDS });
const keyOf = (email: string, ip: string) => `${email}|${ip}`;

type Attempt = { email: string; password: string };
type Origin = { clock: Clock; requestId: string; ip: string; userAgent: string | null };

/**
 * Checks email and password and opens a session.
 * @throws TooManyRequests after five failures for an address from one origin within 15 minutes
 * @throws Unauthorized the same for an unknown address, a wrong password and a disabled person
 */
export async function startSession(
  attempt: Attempt,
  origin: Origin,
): Promise<{ token: string; userId: string }> {
  const parsed = signInInput.safeParse(attempt);
  if (!parsed.success) throw new Unauthorized(REFUSED);
  const { email, password } = parsed.data;
  await perOrigin.take(origin.ip);
  await perPerson.take(keyOf(email, origin.ip));
  const found = await getSigningIn(email);
  if (!(await matchesPassword(found?.passwordHash, password)) || !found || found.isDisabled)
    throw new Unauthorized(REFUSED);
  const { actor, passwordHash } = found;
  const { clock, requestId, ip, userAgent } = origin;
  const facts = { passwordHash, ip, userAgent: userAgent?.slice(0, 300) ?? null };
  const token = await recordSession({ actor, clock, requestId }, facts);
  await Promise.all([forgiveAttempts(email, ip), perOrigin.giveBack(ip)]);
  return { token, userId: actor.userId };
}

/** Whoever has shown that an address is theirs is not held back by the tries before. */
export async function forgiveAttempts(email: string, ip: string): Promise<void> {
  await perPerson.clear(keyOf(email, ip));
}

const recordSession = command({
  name: 'session.started',
  input: z.strictObject({
    passwordHash: z.string().nullable(),
    ip: z.string(),
    userAgent: z.string().nullable(),
  }),
  async run({ tx, actor, now }, { passwordHash, ip, userAgent }) {
    const userId = actor.userId ?? '';
    // A password that was changed since it was checked opens nothing: its change has ended the sessions there were.
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash, disabledAt: null },
      data: { signedInAt: now },
    });
    if (count === 0) throw new Unauthorized(REFUSED);
    const token = newSecret('cut_s');
    const session = await tx.session.create({
      data: {
        userId,
        tokenHash: digest(token),
        createdAt: now,
        lastSeenAt: now,
        expiresAt: new Date(now.getTime() + SESSION_DAYS * DAY_MS),
        ip,
        userAgent,
      },
      select: { id: true },
    });
    return {
      result: token,
      audit: { subjectType: 'session', subjectId: session.id, after: { userId, ip } },
      events: [],
    };
  },
});
