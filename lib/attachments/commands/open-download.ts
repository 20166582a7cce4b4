import 'server-only';
import { Readable } from 'node:stream';
import type { Actor } from '@/lib/platform/actor';
import { storage } from '@/lib/platform/storage';
import { getDownload } from '../data';
import { contentDisposition } from '../rules/names';

/**
 * A file's bytes and the headers they go out with: saved and never shown, whatever they are. Asked for each download.
 * @throws NotFound when it is not there or not theirs
 */
export async function openDownload(actor: Actor, id: string) {
  const { name, size, storageKey } = await getDownload(actor, id);
  const bytes = await (await storage()).getStream(storageKey);
  return {
    bytes: Readable.toWeb(bytes) as ReadableStream<Uint8Array>,
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(name),
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  };
}
