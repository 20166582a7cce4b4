import type { NextRequest } from 'next/server';
import { loadSignedIn } from '@/lib/auth/loaders';
import { loadPeople } from '@/lib/cases/loaders/filing';
import { findPeopleQuery } from '@/lib/cases/schema/find-people';

export const dynamic = 'force-dynamic';

const headers = { 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' };

/** What a picker asks as somebody types, of a directory that is longer than the page knows. Kept by nobody. */
export async function GET(request: NextRequest): Promise<Response> {
  const signedIn = await loadSignedIn();
  if (!signedIn) return Response.json({ error: 'Sign in again.' }, { status: 401, headers });
  const asked = findPeopleQuery.safeParse(Object.fromEntries(request.nextUrl.searchParams));
  if (!asked.success) return Response.json([], { headers });
  const { account, q } = asked.data;
  return Response.json(await loadPeople(signedIn.actor, account, q), { headers });
}
