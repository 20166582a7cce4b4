import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { systemActor } from '@/lib/auth/data';
import { takeMail } from '@/lib/correspondence/commands/take-mail';
import { inboundBody } from '@/lib/correspondence/schema';
import type { Findings } from '@/lib/correspondence/types';
import { systemClock } from '@/lib/platform/clock';
import { env } from '@/lib/platform/env';
import {
  AppError,
  Invalid,
  NotFound,
  PayloadTooLarge,
  TooManyRequests,
  Unauthorized,
} from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { rateLimit } from '@/lib/platform/rate-limit';

export const dynamic = 'force-dynamic';

/** The signature can only be checked over the whole body: what a stranger can make us hold and hash stays small. */
const MOST_BYTES = 12 * 1_048_576;

/** What is not signed costs reading and hashing all of it. The provider's own mails are never counted. */
const strangers = rateLimit({ name: 'inbound-unsigned', points: 100, seconds: 15 * 60 });

const answer = (status: number, body: object, headers: object = {}) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store', ...headers } });

/**
 * A mail from the provider, signed (Standard Webhooks): the mail itself (RFC 822), or JSON with it in `raw` and, in
 * `authentication`, what the provider found of its sender.
 */
export async function POST(request: Request): Promise<Response> {
  try {
    const { INBOUND_MAIL_SECRET } = env();
    if (!INBOUND_MAIL_SECRET) throw new NotFound();
    const body = await readSigned(request, INBOUND_MAIL_SECRET);
    const ctx = { actor: systemActor, clock: systemClock, requestId: randomUUID() };
    // Refused or taken, the provider hears the same: there is nothing to repeat, and nothing to learn.
    const { raw, found } = mailIn(body, request.headers.get('content-type') ?? '');
    const state = await takeMail(ctx, raw, found);
    log.info({ state, requestId: ctx.requestId }, 'inbound.mail');
    return answer(202, { received: true });
  } catch (error) {
    if (error instanceof TooManyRequests)
      return answer(429, { message: error.message }, { 'retry-after': String(error.retryAfterSeconds) });
    if (error instanceof AppError) return answer(error.status, { message: error.message });
    log.error({ err: error }, 'inbound.failed');
    return answer(500, {
      message: 'The mail could not be taken, or not all of it. Send it again: nothing is taken twice.',
    });
  }
}

async function readSigned(request: Request, secret: string): Promise<Buffer> {
  const origin = request.headers.get('x-forwarded-for') ?? 'unknown';
  await strangers.assertLeft(origin);
  const body = await readBody(request);
  if (isSigned(body, request.headers, secret)) return body;
  await strangers.take(origin);
  throw new Unauthorized('The signature is missing, wrong or too old.');
}

async function readBody(request: Request): Promise<Buffer> {
  const tooLarge = new PayloadTooLarge('A mail may have up to 12 MiB.');
  if (Number(request.headers.get('content-length') ?? 0) > MOST_BYTES) throw tooLarge;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MOST_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isSigned(body: Buffer, headers: Headers, secret: string): boolean {
  try {
    new Webhook(secret).verify(body, Object.fromEntries(headers), { jsonParse: false });
    return true;
  } catch {
    return false;
  }
}

function mailIn(body: Buffer, contentType: string): { raw: Buffer; found: Findings | null } {
  if (!contentType.startsWith('application/json')) return { raw: body, found: null };
  try {
    const { raw, authentication } = inboundBody.parse(JSON.parse(body.toString()));
    return { raw: Buffer.from(raw), found: authentication };
  } catch {
    throw new Invalid([], 'Send {"raw": "<the mail>"}.');
  }
}
