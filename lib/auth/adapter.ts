import 'server-only';
import { randomUUID } from 'node:crypto';
import NextAuth, { CredentialsSignin } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { clientAddress } from '@/lib/platform/client-address';
import { systemClock } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import { TooManyRequests, Unauthorized } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { endSession } from './commands/revoke-session';
import { startSession } from './commands/start-session';
import { getSignedIn, SESSION_DAYS } from './data';

export const SESSION_COOKIE = 'cutover.session';
const SESSION_SECONDS = SESSION_DAYS * 86_400;
const UNKNOWN_PEER = 'unknown';

class TooManyAttempts extends CredentialsSignin {
  constructor(readonly retryAfterSeconds: number) {
    super();
    this.code = `too_many_attempts_${retryAfterSeconds}`;
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

async function authorize(credentials: Partial<Record<string, unknown>>, request: Request) {
  const { headers } = request;
  try {
    const attempt = { email: text(credentials.email), password: text(credentials.password) };
    const { token, userId } = await startSession(attempt, {
      clock: systemClock,
      requestId: headers.get('x-request-id') ?? randomUUID(),
      ip: clientAddress(undefined, headers.get('x-forwarded-for') ?? UNKNOWN_PEER, 0),
      userAgent: headers.get('user-agent'),
    });
    return { id: userId, sessionToken: token };
  } catch (error) {
    if (error instanceof TooManyRequests) throw new TooManyAttempts(error.retryAfterSeconds);
    if (error instanceof Unauthorized) return null;
    throw error;
  }
}

/**
 * next-auth carries the sign-in and the cookie. The cookie is not a JWT but the opaque token of a session row, which
 * every request checks (`loaders.ts`), so a revoked session is worth nothing at once.
 */
export const { handlers, signIn, signOut } = NextAuth(() => ({
  secret: env().AUTH_SECRET,
  trustHost: true,
  pages: { signIn: '/sign-in', error: '/sign-in' },
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  cookies: {
    sessionToken: {
      name: SESSION_COOKIE,
      options: { httpOnly: true, sameSite: 'lax', path: '/', secure: env().APP_URL.startsWith('https:') },
    },
  },
  providers: [Credentials({ credentials: { email: {}, password: {} }, authorize })],
  callbacks: {
    jwt: ({ token, user }) =>
      user ? { ...token, opaque: (user as { sessionToken?: string }).sessionToken } : token,
    session: ({ session }) => session,
  },
  jwt: {
    encode: async ({ token }) => text(token?.opaque),
    decode: async ({ token }) => {
      const signedIn = token ? await getSignedIn(token, systemClock.now()) : null;
      return signedIn ? { opaque: token, name: signedIn.actor.name, email: signedIn.actor.email } : null;
    },
  },
  events: {
    signOut: async (message) => {
      const opaque = 'token' in message ? text(message.token?.opaque) : '';
      if (opaque) await endSession(opaque, systemClock, randomUUID());
    },
  },
  logger: {
    error: (error) => {
      // A wrong password is a normal event, not a fault.
      if (!(error instanceof CredentialsSignin)) log.error({ error }, 'auth.failed');
    },
    warn: (code) => log.warn({ code }, 'auth.warning'),
    debug: () => undefined,
  },
}));
