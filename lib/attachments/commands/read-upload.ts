import 'server-only';
import { PassThrough, Readable } from 'node:stream';
import type { ReadableStream as WebStream } from 'node:stream/web';
import busboy from 'busboy';
import { AppError, Invalid, PayloadTooLarge } from '@/lib/platform/errors';
import { MOST_BYTES } from '../rules/content';

export type Upload = { name: string; bytes: Readable };

class NotMultipart extends AppError {
  constructor() {
    super(
      415,
      'unsupported_media_type',
      'Not a form',
      'Send multipart/form-data with the file in the field “file”.',
    );
  }
}

/** What a form may add to the bytes of its file. */
const FRAME_BYTES = 16_384;
/** Of a refused body this much is still read, so that the sender hears the answer instead of a broken connection. */
const READ_ON_BYTES = 2 * MOST_BYTES;

async function readOn(source: Readable): Promise<void> {
  let read = 0;
  for await (const chunk of source) {
    read += (chunk as Buffer).length;
    if (read > READ_ON_BYTES) break;
  }
}

function open(contentType: string) {
  try {
    const limits = { files: 1, fields: 0, parts: 2, headerPairs: 20 };
    return busboy({ headers: { 'content-type': contentType }, limits, defParamCharset: 'utf8' });
  } catch {
    throw new NotMultipart();
  }
}

/**
 * Hands the one file of a multipart body to `use` while it arrives. When `use` is done early, the rest is not read.
 * @throws Invalid `file` when the body has none, is cut short or can't be read
 */
export async function readUpload<T>(
  headers: Headers,
  body: ReadableStream<Uint8Array> | null,
  use: (upload: Upload) => Promise<T>,
): Promise<T> {
  const contentType = headers.get('content-type');
  if (!contentType?.startsWith('multipart/form-data') || !body) throw new NotMultipart();
  if (Number(headers.get('content-length') ?? 0) > MOST_BYTES + FRAME_BYTES)
    throw new PayloadTooLarge('A file may have up to 25 MiB.');
  const parser = open(contentType);
  const source = Readable.fromWeb(body as WebStream<Uint8Array>);
  const cut = () => Invalid.field('file', 'The upload was cut short. Send the file again.');
  try {
    return await new Promise<T>((resolve, reject) => {
      let used: Promise<T> | undefined;
      parser.on('file', (field, stream, { filename }) => {
        if (field !== 'file' || used) return stream.resume();
        const bytes = stream.pipe(new PassThrough());
        // Until `use` begins to read, nobody else listens, and an error that nobody hears ends the process.
        bytes.on('error', () => undefined);
        stream.on('error', () => bytes.destroy(cut()));
        parser.on('error', () => bytes.destroy(cut()));
        source.on('error', () => bytes.destroy(cut()));
        used = use({ name: filename ?? '', bytes });
        used.then(resolve, reject);
      });
      parser.on('close', () => used ?? reject(Invalid.field('file', 'Choose a file to send.')));
      // With a file under way `use` hears of it, and has cleaned up by the time it answers.
      parser.on('error', () => used ?? reject(cut()));
      source.on('error', () => used ?? reject(cut()));
      source.pipe(parser);
    });
  } finally {
    source.unpipe(parser);
    parser.destroy();
    await readOn(source).catch(() => undefined);
  }
}
