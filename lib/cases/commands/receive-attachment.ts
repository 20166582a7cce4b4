import 'server-only';
import { discardFile } from '@/lib/attachments/commands/discard-file';
import { readUpload } from '@/lib/attachments/commands/read-upload';
import { storeFile } from '@/lib/attachments/commands/store-file';
import type { CommandContext } from '@/lib/platform/command';
import type { Visibility } from '../types';
import { reserveAttachment } from './reserve-attachment';

type Body = Pick<Request, 'headers' | 'body'>;
type Whole = { number: number; id: string; size: number; sha256: string; contentType: string };
type Target = { number: number; visibility: Visibility };

/**
 * One file from a request's body to a case: a place, the bytes as they arrive, then `attach` puts it on the case. Whatever
 * fails on the way leaves neither a row nor a file; what dies half-way is swept up later.
 */
export async function receiveAttachment<T>(
  ctx: CommandContext,
  { headers, body }: Body,
  { number, visibility }: Target,
  attach: (whole: Whole) => Promise<T>,
): Promise<T> {
  return readUpload(headers, body, async ({ name, bytes }) => {
    const place = await reserveAttachment(ctx, { number, name, visibility });
    try {
      const stored = await storeFile(place, bytes);
      return await attach({ number, id: place.id, ...stored });
    } finally {
      // Nothing happens to a file that the case has taken.
      await discardFile(place);
    }
  });
}
