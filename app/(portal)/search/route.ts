import type { NextRequest } from 'next/server';
import { loadSignedIn } from '@/lib/auth/loaders';
import { loadPalette } from '@/lib/cases/loaders/palette';

export const dynamic = 'force-dynamic';

const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** What the palette asks as somebody types: answered within what they may see, and kept by nobody. */
export async function GET(request: NextRequest): Promise<Response> {
  const signedIn = await loadSignedIn();
  if (!signedIn) return Response.json({ error: 'Sign in again.' }, { status: 401, headers });
  return Response.json(await loadPalette(signedIn.actor, request.nextUrl.searchParams.get('q') ?? ''), {
    headers,
  });
}
