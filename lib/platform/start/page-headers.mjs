// The headers of every page, set as its request arrives and before Next sees it: from `proxy.ts` they cost a quarter of the
// time of a page. Next reads the nonce for its scripts from the request's own policy.
import { randomUUID } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';

/** What answers with headers of its own. */
const OTHERS =
  /^\/(?:api\/(?:v1\/|files\/|imports|health\/|inbound\/|live)|_next\/(?:static\/|image)|icon\.svg|favicon\.ico)/;
const EVALUATION = process.env.NODE_ENV === 'development' ? " 'unsafe-eval'" : '';
// Only where the product is known to be reached by https: a browser holds on to this for a year.
const IS_SECURE = process.env.APP_URL?.startsWith('https:');

/** @param {string} nonce */
const policyWith = (nonce) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${EVALUATION}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

export function setPageHeaders() {
  subscribe('http.server.request.start', (message) => {
    const { request, response } =
      /** @type {{ request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse }} */ (
        message
      );
    if (OTHERS.test(request.url ?? '')) return;
    const policy = policyWith(btoa(randomUUID()));
    request.headers['content-security-policy'] = policy;
    request.headers['x-request-id'] = randomUUID();
    response.setHeader('content-security-policy', policy);
    response.setHeader('cache-control', 'private, no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'same-origin');
    if (IS_SECURE) response.setHeader('strict-transport-security', 'max-age=31536000');
  });
}
