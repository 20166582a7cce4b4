import 'server-only';
import { verify } from '@node-rs/argon2';
import { z } from 'zod';
import type { Clock } from '@/lib/platform/clock';
import { command } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { Unauthorized } from '@/lib/platform/errors';
import { rateLimit } from '@/lib/platform/rate-limit';
import { digest, newSecret } from '@/lib/platform/secrets';
import { SESSION_DAYS, systemActor } from '../data';
import { signInInput } from '../schema';

const QUARTER_HOUR_SECONDS = 15 * 60;
const DAY_MS = 86_400_000;
/** Verified when the address is unknown, so that the answer takes the same time. It is the hash of a random value. */
const DECOY =
  '$argon2id$v=19$m=19456,t=2,p=1$m3qvR66vUDWdIq+U/GwDZA$yhmPl3sMledoKegRMWnVwFCHTcFGRr1wWP48u/F2RFc';

/** Per address *and* origin: a stranger's guesses never lock the owner out from elsewhere. */
const perPerson = rateLimit({ name: 'sign-in', points: 5, seconds: QUARTER_HOUR_SECONDS });
const perOrigin = rateLimit({ name: 'sign-in-origin', points: 100, seconds: QUARTER_HOUR_SECONDS });

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
  if (!parsed.success) throw new Unauthorized('Email or password is not right.');
  const { email, password } = parsed.data;
  const key = `${email}|${origin.ip}`;
  await perOrigin.take(origin.ip);
  await perPerson.take(key);
  const user = await db.user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, disabledAt: true },
  });
  const matches = await verify(user?.passwordHash ?? DECOY, password).catch(() => false);
  if (!user?.passwordHash || user.disabledAt || !matches)
    throw new Unauthorized('Email or password is not right.');
  await Promise.all([perPerson.clear(key), perOrigin.giveBack(origin.ip)]);
  return openSession(user.id, origin);
}

async function openSession(userId: string, { clock, requestId, ip, userAgent }: Origin) {
  const ctx = { actor: systemActor, clock, requestId };
  const token = await recordSession(ctx, { userId, ip, userAgent: userAgent?.slice(0, 300) ?? null });
  return { token, userId };
}

const recordSession = command({
  name: 'session.started',
  input: z.strictObject({ userId: z.uuid(), ip: z.string(), userAgent: z.string().nullable() }),
  async run({ tx, now }, { userId, ip, userAgent }) {
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
    await tx.user.update({ where: { id: userId }, data: { signedInAt: now } });
    return {
      result: token,
      audit: { subjectType: 'session', subjectId: session.id, after: { userId, ip } },
      events: [],
    };
  },
});
