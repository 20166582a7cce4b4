import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { SESSION_COOKIE } from '@/lib/auth/adapter';
import { getSignedIn } from '@/lib/auth/data';
import { signPresence } from '@/lib/desk/commands/sign-presence';
import { listPresent } from '@/lib/desk/data/presence';
import { systemClock } from '@/lib/platform/clock';
import type { CommandContext } from '@/lib/platform/command';
import { AppError, Invalid, Unauthorized } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

export const dynamic = 'force-dynamic';

const HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };
const LONGEST = 200;

async function context(): Promise<CommandContext> {
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? '';
  const signedIn = token ? await getSignedIn(token, systemClock.now()) : null;
  if (!signedIn) throw new Unauthorized();
  return { actor: signedIn.actor, clock: systemClock, requestId: randomUUID() };
}

async function answer(work: () => Promise<unknown>): Promise<Response> {
  try {
    return Response.json(await work(), { headers: HEADERS });
  } catch (error) {
    if (error instanceof AppError)
      return Response.json({ message: error.message }, { status: error.status, headers: HEADERS });
    log.error({ event: 'presence.failed', error });
    return Response.json({ message: 'Something went wrong here.' }, { status: 500, headers: HEADERS });
  }
}

/** Who is on which case, for the marks of the queue. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const { actor, clock } = await context();
    return listPresent(actor, null, clock.now());
  });
}

/** A page of a case says what its reader does; it is told who else is there. The proxy has refused other sites. */
export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const ctx = await context();
    return signPresence(ctx, parsed(await beginningOf(request)));
  });
}

/** As much of the body as a sign can be long; the rest is not waited for. */
async function beginningOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > LONGEST) break;
  }
  return Buffer.concat(chunks).toString('utf8', 0, LONGEST);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Invalid([], 'Send a case and what is done on it.');
  }
}
