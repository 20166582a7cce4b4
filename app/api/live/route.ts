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
  const signedIn = token ? await getSignedIn(token, systemClock.now()) : null;
  if (!signedIn) return new Response('Not signed in.', { status: 401 });
  const asked = (new URL(request.url).searchParams.get('topics') ?? '').split(',');
  const allowed = await allowedTopics(signedIn.actor, asked);
  const stream = openStream({ token, signedIn, allowed, signal: request.signal });
  return new Response(stream, { headers: HEADERS });
}
