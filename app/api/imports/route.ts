import 'server-only';
import { randomUUID } from 'node:crypto';
import { cookies } from 'next/headers';
import { SESSION_COOKIE } from '@/lib/auth/adapter';
import { getSignedIn } from '@/lib/auth/data';
import { receiveFile } from '@/lib/imports/commands/receive-file';
import { systemClock } from '@/lib/platform/clock';
import { AppError, Forbidden, Invalid, Unauthorized } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';

export const dynamic = 'force-dynamic';

/** A browser names where a request came from. One that does not is no page of ours. */
function assertOwnPage(request: Request): void {
  const origin = request.headers.get('origin') ?? '';
  if (!URL.canParse(origin) || new URL(origin).host !== request.headers.get('host'))
    throw new Forbidden('This request came from another site.');
}

async function receive(request: Request): Promise<{ id: string }> {
  assertOwnPage(request);
  const token = (await cookies()).get(SESSION_COOKIE)?.value ?? '';
  const signedIn = token ? await getSignedIn(token, systemClock.now()) : null;
  if (!signedIn) throw new Unauthorized('You are signed out. Sign in again, then upload the file again.');
  const { searchParams } = new URL(request.url);
  const input = { kind: searchParams.get('kind'), fileName: searchParams.get('name') };
  const ctx = { actor: signedIn.actor, clock: systemClock, requestId: randomUUID() };
  return receiveFile(ctx, input, request.body ?? new ReadableStream());
}

const HEADERS = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** Takes a file from the page of imports as it arrives; a server action would hold all of it in memory first. */
export async function POST(request: Request): Promise<Response> {
  try {
    return Response.json(await receive(request), { status: 201, headers: HEADERS });
  } catch (error) {
    if (!(error instanceof AppError)) {
      log.error({ event: 'imports.upload_failed', error });
      const message = 'Something went wrong here. Nothing was imported; upload the file again.';
      return Response.json({ message }, { status: 500, headers: HEADERS });
    }
    const message = error instanceof Invalid ? (error.errors[0]?.message ?? error.message) : error.message;
    return Response.json({ message }, { status: error.status, headers: HEADERS });
  }
}
