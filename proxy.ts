import { type NextRequest, NextResponse } from 'next/server';
import { isForeign } from '@/lib/platform/origin';

/**
 * Turns away what another site sends. Pages get their headers elsewhere (`lib/platform/start/page-headers.mjs`), so that
 * reading one does not pass here. This is no gate: every page, action and route authorizes by itself.
 */
export function proxy(request: NextRequest): NextResponse {
  if (isForeign(request)) return new NextResponse('This request came from another site.', { status: 403 });
  return NextResponse.next();
}

/** A browser that changes something names its origin, or that it comes from another site. Next wants these to be literals. */
export const config = {
  matcher: [
    {
      source:
        '/((?!api/v1/|api/files/|api/imports|api/health/|api/inbound/|api/live|_next/static/|_next/image|icon.svg|favicon.ico).*)',
      has: [{ type: 'header', key: 'origin' }],
    },
    {
      source:
        '/((?!api/v1/|api/files/|api/imports|api/health/|api/inbound/|api/live|_next/static/|_next/image|icon.svg|favicon.ico).*)',
      has: [{ type: 'header', key: 'sec-fetch-site', value: 'cross-site' }],
    },
  ],
};
