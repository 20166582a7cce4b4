import 'server-only';
import { Invalid, PayloadTooLarge } from '@/lib/platform/errors';

export const MOST_BYTES = 50 * 1024 * 1024;
const LONGEST_FIRST_LINE = 65_536;
const NEWLINE = 0x0a;

const refuse = (message: string) => Invalid.field('file', message);

const NOT_UTF8 =
  'Save it as CSV in UTF-8 (in Excel: “CSV UTF-8”, in LibreOffice: character set UTF-8) and upload it again.';

function isUtf16(chunk: Uint8Array): boolean {
  return (chunk[0] === 0xff && chunk[1] === 0xfe) || (chunk[0] === 0xfe && chunk[1] === 0xff);
}

const newlinesIn = (bytes: Uint8Array) =>
  bytes.reduce((count, byte) => (byte === NEWLINE ? count + 1 : count), 0);

/**
 * The text of an upload, chunk by chunk, never as a whole.
 * @throws PayloadTooLarge above 50 MB; Invalid naming the line when it is not UTF-8 or holds a NUL
 */
export async function* readText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let size = 0;
  let line = 1;
  for await (const chunk of chunks) {
    if (size === 0 && isUtf16(chunk)) throw refuse(`The file is UTF-16. ${NOT_UTF8}`);
    size += chunk.byteLength;
    if (size > MOST_BYTES)
      throw new PayloadTooLarge('A file may have up to 50 MB. Split it and upload the parts.');
    const nul = chunk.indexOf(0);
    if (nul >= 0)
      throw refuse(
        `Line ${line + newlinesIn(chunk.subarray(0, nul))} holds a NUL character, so this is no text file. Save it as CSV and upload it again.`,
      );
    yield decode(decoder, chunk, line);
    line += newlinesIn(chunk);
  }
  yield decode(decoder, undefined, line);
}

function decode(decoder: TextDecoder, chunk: Uint8Array | undefined, firstLine: number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode();
  } catch {
    throw refuse(
      `The file is not UTF-8 (line ${chunk ? badLine(chunk, firstLine) : firstLine}). ${NOT_UTF8}`,
    );
  }
}

/** Line by line: the first that cannot be decoded. The chunk's own first line may begin in the one before. */
function badLine(chunk: Uint8Array, firstLine: number): number {
  const lenient = new TextDecoder('utf-8').decode(chunk, { stream: true });
  const at = lenient.indexOf('\uFFFD');
  return firstLine + (at < 0 ? 0 : lenient.slice(0, at).split('\n').length - 1);
}

/** The separator is what the first line has most of, outside of quotes: comma, semicolon or tab. */
export function separatorOf(firstLine: string): string {
  const bare = firstLine.replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: bare.split(mark).length }));
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).mark;
}

/** Holds the text back until its first line is whole, and says what separates its values. */
export async function withSeparator(
  text: AsyncGenerator<string>,
): Promise<{ separator: string; text: AsyncIterable<string> }> {
  let head = '';
  let isOver = false;
  while (!isOver && !/[\r\n]/.test(head) && head.length < LONGEST_FIRST_LINE) {
    const next = await text.next();
    isOver = next.done === true;
    head += next.done ? '' : next.value;
  }
  async function* all() {
    if (head !== '') yield head;
    yield* text;
  }
  return { separator: separatorOf(head.split(/[\r\n]/, 1)[0] ?? ''), text: all() };
}
