import { TooManyRequests } from '@/lib/platform/errors';
import { loadFeed } from '@/lib/upgrades/loaders/calendar';

export const dynamic = 'force-dynamic';

type Context = { params: Promise<{ file: string }> };

const headers = {
  'cache-control': 'private, no-store',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'referrer-policy': 'no-referrer',
};

/** A private calendar address: the secret in it is all that is asked for, and every refusal looks the same. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  try {
    const calendar = await loadFeed((await params).file);
    if (calendar === null) return new Response('There is no calendar here.\n', { status: 404, headers });
    return new Response(calendar, {
      headers: {
        ...headers,
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': 'inline; filename="upgrades.ics"',
      },
    });
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error;
    const retry = { ...headers, 'retry-after': String(error.retryAfterSeconds) };
    return new Response('Read too often. Try again later.\n', { status: 429, headers: retry });
  }
}
