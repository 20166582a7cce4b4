import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import { clientAddress } from './client-address';
import { env } from './env';

/** Replaces what a client claims in `X-Forwarded-For` by the one address we believe, before anything reads it. */
export function believeOnlyOurProxies(): void {
  subscribe('http.server.request.start', (message) => {
    const { request } = message as { request: IncomingMessage };
    const claimed = request.headers['x-forwarded-for'];
    const forwardedFor = Array.isArray(claimed) ? claimed.join(',') : claimed;
    const peer = request.socket.remoteAddress ?? 'unknown';
    request.headers['x-forwarded-for'] = clientAddress(forwardedFor, peer, env().TRUSTED_PROXY_HOPS);
  });
}
