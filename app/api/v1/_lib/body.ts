import { Invalid, PayloadTooLarge } from '@/lib/platform/errors';
import { assertPlain } from '@/lib/platform/plain';

const MAX_BYTES = 1_048_576;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const refuse = (path: string, message: string) => new Invalid([{ path, message }]);

async function readBytes(request: Request): Promise<Uint8Array> {
  const tooLarge = new PayloadTooLarge('A request body may have up to 1 MiB.');
  if (Number(request.headers.get('content-length') ?? 0) > MAX_BYTES) throw tooLarge;
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > MAX_BYTES) throw tooLarge;
    chunks.push(chunk);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/**
 * The request's JSON, undefined when there is none. Any content type: a bearer token is never sent by a form.
 * @throws PayloadTooLarge above 1 MiB
 * @throws Invalid when it is not UTF-8 or not JSON, or holds what no field can keep
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBytes(request);
  if (bytes.byteLength === 0) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(utf8.decode(bytes));
  } catch {
    throw refuse('', 'The body is not JSON in UTF-8.');
  }
  assertPlain(value);
  return value;
}

/** The parameters of the address; an empty one counts as absent, a repeated one is refused. */
export function readQuery(request: Request): Record<string, string> {
  const start = request.url.indexOf('?');
  if (start < 0) return {};
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(request.url.slice(start + 1))) {
    if (value === '') continue;
    if (Object.hasOwn(query, name)) throw refuse(name, 'Give this parameter once.');
    query[name] = value;
  }
  assertPlain(query);
  return query;
}
