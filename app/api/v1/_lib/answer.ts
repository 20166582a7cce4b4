import { entityTag } from './version';

/** What an operation answers: kept whole for a repeated Idempotency-Key, so it is plain data. */
export type Answer = { status: number; headers?: Record<string, string>; body?: string };

/** A file: its bytes go out as they are read. */
export type FileAnswer = Omit<Answer, 'body'> & { bytes: ReadableStream<Uint8Array> };

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** @param body already JSON text when it is a string: lists come as text from PostgreSQL */
export function ok(body: unknown, version?: number): Answer {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return {
    status: 200,
    body: text,
    headers: version === undefined ? JSON_TYPE : { ...JSON_TYPE, ETag: entityTag(version) },
  };
}

export function created(body: unknown, made: { location?: string; version?: number }): Answer {
  const { headers, ...answer } = ok(body, made.version);
  const location: Record<string, string> = made.location ? { Location: `/api/v1${made.location}` } : {};
  return { ...answer, status: 201, headers: { ...headers, ...location } };
}

export const noContent: Answer = { status: 204 };

export function text(body: string, contentType: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, body, headers: { 'Content-Type': contentType, ...headers } };
}

/** A body of known length, handed over as it is: as a string it would be copied from stream to stream and sent in chunks. */
export function responseFrom(answer: Answer | FileAnswer, headers: Record<string, string>): Response {
  const { status, headers: own } = answer;
  if ('bytes' in answer) return new Response(answer.bytes, { status, headers: { ...headers, ...own } });
  const { body } = answer;
  if (body === undefined) return new Response(null, { status, headers: { ...headers, ...own } });
  const bytes = Buffer.from(body);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      if (bytes.byteLength > 0) controller.enqueue(bytes);
      controller.close();
    },
  });
  const length = { 'Content-Length': String(bytes.byteLength) };
  return new Response(stream, { status, headers: { ...headers, ...own, ...length } });
}
