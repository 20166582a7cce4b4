import { randomBytes } from 'node:crypto';

/** Random bytes behind the head of a PNG up to its first image data: a random length there may be no PNG's. */
export function pngOf(size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(randomBytes(Math.floor(size)));
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.set([0, 0, 0, 1, 0x49, 0x44, 0x41, 0x54], 33);
  return bytes;
}
