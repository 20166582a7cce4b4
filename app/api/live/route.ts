import 'server-only';
import { cookies } from 'next/headers';
import { SESSION_COOKIE } from '@/lib/auth/adapter';
import { getSignedIn } from '@/lib/auth/data';
import { systemClock } from '@/lib/platform/clock';
import { isOutOfConnections } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { openStream } from './stream';
import { allowedTopics } from './topics';

export const dynamic = 'force-dynamic';

const LONGEST_AGE_MS = 10 * 60_000;
/** A change is dated when it begins, and seen when it has ended. */
const LONGEST_CHANGE_MS = 1_000;

/** The instant from which on a page may have missed something, by how long ago it asked for what it shows. */
function sinceOf(age: string | null, now: Date): Date | undefined {
  const ageMs = Number(age);
  if (!age || !(ageMs >= 0)) return undefined;
  return new Date(now.getTime() - Math.min(ageMs, LONGEST_AGE_MS) - LONGEST_CHANGE_MS);
}

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  // No transformation: a compressor holds events back and costs memory for every open page.
  'cache-control': 'private, no-store, no-transform',
  'x-content-type-options': 'nosniff',
  'x-accel-buffering': 'no',
};

/** Streams that ask who listens, at one time; with more of them, pages would wait for the database behind them. */
const MOST_OPENING = 100;
let opening = 0;

function busy(): Response {
  const headers = { 'retry-after': '1', 'cache-control': 'no-store' };
  return new Response('Too many pages are opening at once.', { status: 503, headers });
}

/** Server-sent events about what the signed-in person may see: `change`, `lockout`, `signed-out`. */
export async function GET(request: Request): Promise<Response> {
  if (opening >= MOST_OPENING) return busy();
  opening += 1;
  try {
    return await answer(request);
  } catch (error) {
    if (!isOutOfConnections(error)) throw error;
    log.warn({ event: 'live.busy', error });
    return busy();
  } finally {
    opening -= 1;
  }
}

async function answer(request: Request): Promise<Response> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? '';
  const now = systemClock.now();
  const signedIn = token ? await getSignedIn(token, now) : null;
  if (!signedIn) return new Response('Not signed in.', { status: 401 });
  const { searchParams } = new URL(request.url);
  const allowed = await allowedTopics(signedIn.actor, (searchParams.get('topics') ?? '').split(','));
  const since = sinceOf(searchParams.get('age'), now);
  const stream = openStream({ token, signedIn, allowed, signal: request.signal, since });
  return new Response(stream, { headers: HEADERS });
}
