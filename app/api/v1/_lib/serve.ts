import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { isInScope, type Person, requireRole } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { type CommandContext, invalidFrom } from '@/lib/platform/command';
import { AppError, Forbidden, NotFound } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import { type Answer, type FileAnswer, responseFrom } from './answer';
import { authenticate } from './authenticate';
import { readJson, readQuery } from './body';
import { isBelowAccount, isBelowCase, type Operation } from './operation';
import { problemResponse } from './problem';
import { expectedVersion } from './version';

const NUMBER = /^[1-9]\d{0,9}$/;
const MAX_NUMBER = 2_147_483_647;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export type Call<Query, Body> = {
  request: Request;
  requestId: string;
  now: Date;
  query: Query;
  /** The body as it was sent, once it is known to be valid; commands parse it for themselves. */
  body: Body;
  /** A path parameter that is a UUID. @throws NotFound when it is none */
  uuid(name: string): string;
  /** A path parameter that numbers something. @throws NotFound when it is no number */
  number(name?: string): number;
};

export type PersonalCall<Query, Body> = Call<Query, Body> & {
  actor: Person;
  ctx: CommandContext & { actor: Person };
  /** What was committed when the token was looked up: the least that an answer has to know of. */
  snapshot: string;
};

type Params = Record<string, string>;
type Context = { params: Promise<Params> };
export type Handler = ((request: Request, context: Context) => Promise<Response>) & { operation?: Operation };

function numberFrom(text: string | undefined): number {
  if (text === undefined || !NUMBER.test(text) || Number(text) > MAX_NUMBER) throw new NotFound();
  return Number(text);
}

function uuidFrom(text: string | undefined): string {
  if (text === undefined || !UUID.test(text)) throw new NotFound();
  return text.toLowerCase();
}

/** The account in the address is the caller's, their role may do this, and their token may write: in this order. */
function authorize(op: Operation, actor: Person, params: Params): void {
  if (isBelowAccount(op) && !isInScope(actor.scope, numberFrom(params.number))) throw new NotFound();
  if (op.who !== 'PUBLIC' && !isBelowCase(op)) requireRole(actor, ...op.who);
  if (op.method !== 'GET' && !actor.canWrite) throw new Forbidden('This token may only read.');
}

function parse<Schema extends z.ZodType>(schema: Schema | undefined, value: unknown) {
  if (!schema) return undefined as z.output<Schema>;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw invalidFrom(parsed.error);
  return parsed.data;
}

async function readCall<Q extends z.ZodType, B extends z.ZodType>(
  op: Operation<Q, B>,
  { request, requestId, now, params }: { request: Request; requestId: string; now: Date; params: Params },
): Promise<Call<z.output<Q>, z.input<B>>> {
  const body = op.body ? await readJson(request) : undefined;
  parse(op.body, body);
  return {
    request,
    requestId,
    now,
    query: parse(op.query, op.query ? readQuery(request) : undefined),
    body: body as z.input<B>,
    uuid: (name) => uuidFrom(params[name]),
    number: (name = 'number') => numberFrom(params[name]),
  };
}

type Work = (request: Request, params: Params, requestId: string, now: Date) => Promise<Answer | FileAnswer>;

function handler(op: Operation, work: Work): Handler {
  const cacheControl = op.who === 'PUBLIC' ? 'no-cache' : 'private, no-store';
  const handle: Handler = async (request, context) => {
    const requestId = randomUUID();
    const started = performance.now();
    const headers = {
      'Cache-Control': cacheControl,
      'X-Content-Type-Options': 'nosniff',
      'X-Request-Id': requestId,
    };
    let response: Response;
    try {
      response = responseFrom(
        await work(request, await context.params, requestId, systemClock.now()),
        headers,
      );
    } catch (error) {
      response = problemResponse(error, requestId, headers);
    }
    const ms = Math.round(performance.now() - started);
    // A read that succeeded is no event; the lists are hot enough to feel a line each.
    const level = op.method === 'GET' && response.ok ? 'debug' : 'info';
    log[level]({ requestId, operation: op.id, status: response.status, ms }, 'api.request');
    return response;
  };
  handle.operation = op;
  return handle;
}

/** An operation for whoever holds a token: authenticates, authorizes, reads and checks the input, then answers. */
export function personal<Q extends z.ZodType, B extends z.ZodType>(
  op: Operation<Q, B>,
  run: (call: PersonalCall<z.output<Q>, z.input<B>>) => Promise<Answer | FileAnswer>,
): Handler {
  return handler(op, async (request, params, requestId, now) => {
    const { actor, snapshot } = await authenticate(request, now);
    authorize(op, actor, params);
    const call = await readCall(op, { request, requestId, now, params });
    const asked = op.versioned ? expectedVersion(request.headers.get('if-match')) : undefined;
    return run({
      ...call,
      actor,
      snapshot,
      ctx: { actor, clock: systemClock, requestId, expectedVersion: asked },
    });
  });
}

/** An operation that needs no token. */
export function open<Q extends z.ZodType, B extends z.ZodType>(
  op: Operation<Q, B>,
  run: (call: Call<z.output<Q>, z.input<B>>) => Promise<Answer>,
): Handler {
  return handler(op, async (request, params, requestId, now) =>
    run(await readCall(op, { request, requestId, now, params })),
  );
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
type Method = (typeof METHODS)[number];
const NO_STORE = { 'Cache-Control': 'no-store' };

/** All verbs of one path: those given, and a 405 for every other. */
export function serve(given: Partial<Record<Method, Handler>>): Record<Method | 'OPTIONS', Handler> {
  const there = METHODS.filter((method) => given[method]);
  const allow = ['OPTIONS', ...there, ...(given.GET ? ['HEAD'] : [])].join(', ');
  const refusal = new AppError(405, 'method_not_allowed', 'No such method', `This address takes ${allow}.`);
  const refuse: Handler = async () => problemResponse(refusal, randomUUID(), { ...NO_STORE, Allow: allow });
  const describe: Handler = async () =>
    new Response(null, { status: 204, headers: { ...NO_STORE, Allow: allow } });
  const handlerOf = (method: Method) => given[method] ?? refuse;
  return {
    GET: handlerOf('GET'),
    POST: handlerOf('POST'),
    PUT: handlerOf('PUT'),
    PATCH: handlerOf('PATCH'),
    DELETE: handlerOf('DELETE'),
    OPTIONS: describe,
  };
}
