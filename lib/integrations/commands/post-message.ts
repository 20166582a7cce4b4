import 'server-only';
import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import type { SendResult } from '../types';

type Letter = { url: string; headers: Record<string, string>; body: string };

/** Null: told to stop before there was an answer. */
export type Post = (letter: Letter, stop: AbortSignal) => Promise<SendResult | null>;

type Options = {
  /** Plain http and this machine itself, nothing else in private networks. For a demo and for tests. */
  allowLoopback?: boolean;
  timeoutMs?: number;
  /** Another resolver of names, for tests. */
  lookup?: LookupFunction;
};

const TIMEOUT_MS = 15_000;
const LOOPBACK = ['127.0.0.1', '::1'];
const UNREACHABLE: SendResult = { status: null, error: 'UNREACHABLE' };

/**
 * A POST that reaches public addresses only. The filter looks at the address that is connected to, so a name that leads
 * inside is of no use, whatever it led to before. No redirect is followed, and nothing of the answer but its status is read.
 */
export function createPost({ allowLoopback = false, timeoutMs = TIMEOUT_MS, lookup }: Options = {}): Post {
  const options = {
    keepAlive: false,
    allowIPAddressList: allowLoopback ? LOOPBACK : [],
    ...(lookup ? { lookup } : {}),
  };
  const secure = new RequestFilteringHttpsAgent(options);
  const plain = new RequestFilteringHttpAgent(options);

  return async ({ url, headers, body }, stop) => {
    const { protocol } = new URL(url);
    if (protocol !== 'https:' && !allowLoopback) return UNREACHABLE;
    const timeout = AbortSignal.timeout(timeoutMs);
    const signal = AbortSignal.any([timeout, stop]);
    const ended = (): SendResult | null => {
      if (timeout.aborted) return { status: null, error: 'TIMEOUT' };
      return stop.aborted ? null : UNREACHABLE;
    };
    return new Promise((resolve) => {
      const request = (protocol === 'https:' ? https : http).request(
        url,
        { method: 'POST', agent: protocol === 'https:' ? secure : plain, headers, signal },
        (response) => {
          resolve({ status: response.statusCode ?? 0, error: null });
          response.destroy();
        },
      );
      request.on('error', () => resolve(ended()));
      request.end(body);
    });
  };
}
