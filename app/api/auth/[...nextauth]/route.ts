import type { NextRequest } from 'next/server';
import { handlers } from '@/lib/auth/adapter';

export const { GET } = handlers;

/** As next-auth answers, but a sign-in that is refused for too many attempts is a 429. */
export async function POST(request: NextRequest): Promise<Response> {
  const response = await handlers.POST(request);
  const retryAfter = /too_many_attempts_(\d+)/.exec(response.headers.get('location') ?? '')?.[1];
  return retryAfter ? new Response(null, { status: 429, headers: { 'Retry-After': retryAfter } }) : response;
}
