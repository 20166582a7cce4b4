import 'server-only';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { Invalid } from '@/lib/platform/errors';
import { readText, withSeparator } from './read-text';

const LONGEST_LINE = 131_072;

export type FileLine = { line: number; cells: string[] };

function refusalOf(error: CsvError): Invalid {
  const at = `Line ${String(error.lines ?? '?')}`;
  const says =
    error.code === 'CSV_MAX_RECORD_SIZE'
      ? `${at} is longer than 128 KB. Look for a quote that is opened and not closed.`
      : error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'A quote is opened and not closed until the end of the file.'
        : `${at} has a quote in the middle of a value. Put the whole value in quotes and double the quote inside it.`;
  return Invalid.field('file', says);
}

/** Values may hold line breaks; the parser counts "\r\n" inside of them twice. */
const lineBreaksIn = (cells: readonly string[]) =>
  cells.reduce((count, cell) => count + (cell.match(/\r\n?|\n/g)?.length ?? 0), 0);

const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

/**
 * The lines of a CSV file one after the other, with where each begins; blank ones left out. The first is the header.
 * @throws Invalid, PayloadTooLarge in words for whoever uploaded it
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  const { separator, text } = await withSeparator(readText(chunks));
  const parser = parse({
    delimiter: separator,
    relax_column_count: true,
    max_record_size: LONGEST_LINE,
  });
  const feeding = pipeline(Readable.from(text), parser);
  // Whatever breaks the feeding reaches the reader below as well.
  feeding.catch(() => undefined);
  let line = 1;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      if (!isBlank(cells)) yield { line, cells };
      line += 1 + lineBreaksIn(cells);
    }
  } catch (error) {
    throw error instanceof CsvError ? refusalOf(error) : error;
  }
}
