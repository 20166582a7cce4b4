import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import type { WebProcess } from './product-process';

const BASE = '/api/v1';

type Json = Record<string, unknown>;
type Content = Record<string, { schema: Json }>;
type Published = { $ref?: string; content?: Content; headers?: Json };
type PublishedOperation = { operationId: string; responses: Record<string, Published> };
type OpenApi = {
  paths: Record<string, Record<string, PublishedOperation>>;
  components: { schemas: Json; responses: Record<string, Published> };
};

export type ApiRequest = {
  token?: string | undefined;
  /** Sent as JSON, or as it is when it is text or a form. */
  body?: unknown;
  ifMatch?: string | undefined;
  key?: string | undefined;
  headers?: Record<string, string>;
};

export type ApiAnswer = {
  status: number;
  headers: Headers;
  text: string;
  /** The JSON object of the answer; empty when it is not JSON. */
  body: Json;
  /** The rows of a list. */
  rows: Json[];
  etag: string | undefined;
};

export type ApiClient = {
  document: OpenApi;
  call(method: string, path: string, request?: ApiRequest): Promise<ApiAnswer>;
  get(path: string, token?: string): Promise<ApiAnswer>;
  post(path: string, token?: string, body?: unknown): Promise<ApiAnswer>;
};

/** The published operation that a path belongs to; paths with fewer parameters first. */
function finder(document: OpenApi) {
  const patterns = Object.entries(document.paths)
    .map(([path, verbs]) => ({ verbs, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`), path }))
    .sort((a, b) => a.path.split('{').length - b.path.split('{').length);
  return (method: string, path: string) =>
    patterns.find(({ pattern }) => pattern.test(path.split('?')[0] ?? ''))?.verbs[method.toLowerCase()];
}

function checker(document: OpenApi) {
  const ajv = new Ajv2020({ allErrors: true, strict: false });
  addFormats(ajv);
  ajv.addSchema({ $id: 'api', components: document.components });
  const compiled = new Map<string, ValidateFunction>();
  return (schema: Json, body: unknown, where: string) => {
    const text = JSON.stringify(schema).replaceAll('"#/', '"api#/');
    const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text) as Json);
    compiled.set(text, validate);
    if (!validate(body))
      throw new Error(
        `${where} is not as published: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body)}`,
      );
  };
}

function assertPublished(document: OpenApi, check: ReturnType<typeof checker>) {
  const find = finder(document);
  return (method: string, path: string, answer: ApiAnswer) => {
    const where = `${method} ${path} → ${answer.status}`;
    const found = find(method, path)?.responses;
    if (!found) return;
    const given = found[String(answer.status)];
    if (!given) throw new Error(`${where}: this status is not published\n${answer.text}`);
    const published = given.$ref ? document.components.responses[given.$ref.split('/').at(-1) ?? ''] : given;
    const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
    if (!published?.content) {
      if (answer.text !== '') throw new Error(`${where}: a body, although none is published`);
      return;
    }
    const content = published.content[type];
    if (!content) throw new Error(`${where}: content type ${type} is not published`);
    for (const name of Object.keys(published.headers ?? {}))
      if (!answer.headers.has(name)) throw new Error(`${where}: no ${name} header`);
    check(content.schema, type.endsWith('json') ? answer.body : answer.text, where);
  };
}

const asSent = (body: unknown) =>
  typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body);

async function send(web: WebProcess, method: string, path: string, request: ApiRequest): Promise<ApiAnswer> {
  const { token, body, ifMatch, key, headers = {} } = request;
  const answer = await web.fetch(`${BASE}${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
      ...(ifMatch ? { 'if-match': ifMatch } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: asSent(body) }),
  });
  const text = await answer.text();
  const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
  const json = isJson ? (JSON.parse(text) as Json) : {};
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    body: json,
    rows: (json.data ?? []) as Json[],
    etag: answer.headers.get('etag') ?? undefined,
  };
}

/** Calls the API and checks every answer (status, content type, headers, body) against what it publishes of itself. */
export async function connectApi(web: WebProcess): Promise<ApiClient> {
  const document = (await (await web.fetch(`${BASE}/openapi.json`)).json()) as OpenApi;
  const assertAnswer = assertPublished(document, checker(document));
  const call = async (method: string, path: string, request: ApiRequest = {}) => {
    const answer = await send(web, method, path, request);
    assertAnswer(method, path, answer);
    return answer;
  };
  return {
    document,
    call,
    get: (path, token) => call('GET', path, { token }),
    post: (path, token, body) => call('POST', path, { token, body }),
  };
}
