import 'server-only';
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromBuffer } from 'file-type';
import { env } from '@/lib/platform/env';
import { Invalid, PayloadTooLarge } from '@/lib/platform/errors';
import { storage } from '@/lib/platform/storage';
import { contentTypeOf, MOST_BYTES, refusalOf } from '../rules/content';
import { extensionOf } from '../rules/names';
import type { Reserved, StoredFile } from '../types';

/** file-type needs no more to tell every kind we take. */
const SAMPLE_BYTES = 4_100;
/** A sample may cut a character in two: up to this many bytes at its end are not judged. */
const LONGEST_CHARACTER = 4;

function isText(sample: Buffer): boolean {
  if (sample.includes(0)) return false;
  for (let cut = 0; cut < LONGEST_CHARACTER; cut += 1)
    if (isUtf8(sample.subarray(0, Math.max(0, sample.length - cut)))) return true;
  return false;
}

/** @throws Invalid when the first bytes are not of a kind we take, or not of the kind the name says */
async function typeOf(name: string, sample: Buffer): Promise<string> {
  const detected = (await fileTypeFromBuffer(sample))?.mime ?? null;
  const refusal = refusalOf(extensionOf(name), detected, isText(sample));
  if (refusal) throw Invalid.field('file', refusal);
  return contentTypeOf(detected);
}

/** Passes the bytes on while it counts and hashes them, the first of them once they are judged; fills `found` at the end. */
async function* inspected(name: string, bytes: AsyncIterable<Buffer>, found: Partial<StoredFile>) {
  const hash = createHash('sha256');
  let held: Buffer[] = [];
  let size = 0;
  const judged = async () => {
    found.contentType = await typeOf(name, Buffer.concat(held).subarray(0, SAMPLE_BYTES));
    const passed = held;
    held = [];
    return passed;
  };
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new PayloadTooLarge('A file may have up to 25 MiB.');
    hash.update(chunk);
    if (found.contentType) yield chunk;
    else if (held.push(chunk) && size >= SAMPLE_BYTES) yield* await judged();
  }
  if (size === 0) throw Invalid.field('file', 'This file is empty.');
  if (!found.contentType) yield* await judged();
  Object.assign(found, { size, sha256: hash.digest('hex') });
}

/**
 * Streams a file to its reserved place, by way of a local one: S3 wants to know the length first, and what is refused never
 * reaches the storage. What fails leaves nothing behind.
 * @throws Invalid `file` when it is empty or its content is not taken
 * @throws PayloadTooLarge above 25 MiB
 */
export async function storeFile({ id, name, storageKey }: Reserved, bytes: Readable): Promise<StoredFile> {
  const found: Partial<StoredFile> = {};
  const folder = join(env().DATA_DIR, 'uploads');
  const spool = join(folder, id);
  await mkdir(folder, { recursive: true });
  try {
    await pipeline(
      bytes,
      (source: AsyncIterable<Buffer>) => inspected(name, source, found),
      createWriteStream(spool, { mode: 0o600 }),
    );
    await (await storage()).copyFromFs(spool, storageKey);
    return found as StoredFile;
  } finally {
    await rm(spool, { force: true });
  }
}
