import 'server-only';
import { Readable } from 'node:stream';
import { discardFile } from '@/lib/attachments/commands/discard-file';
import { storeFile } from '@/lib/attachments/commands/store-file';
import { reserveAttachment } from '@/lib/cases/commands/reserve-attachment';
import type { CommandContext } from '@/lib/platform/command';
import { AppError } from '@/lib/platform/errors';
import type { Enclosed } from './read-letter';
import type { Pending } from './receive-mail';
import { settleFiles } from './settle-files';
import { takeFile } from './take-file';

/** A mail may hold hundreds of thousands of parts; each that is taken is a change of its own. */
const MOST_FILES = 50;

type Left = { place: number; name: string };

/**
 * Puts the files of an accepted mail on its case, each once however often the mail comes again, and names there what the
 * case does not take. A fault of ours leaves a file pending for the provider's next try.
 * @throws the last such fault, when the others have been tried
 */
export async function encloseFiles(
  ctx: CommandContext,
  pending: Pending,
  files: readonly Enclosed[],
): Promise<void> {
  const left: Left[] = [];
  let fault: unknown;
  for (const place of pending.places) {
    const file = files[place] ?? { name: 'attachment', content: Buffer.alloc(0) };
    try {
      if (place >= MOST_FILES) left.push({ place, name: file.name });
      else await enclose(ctx, pending, place, file);
    } catch (error) {
      if (error instanceof AppError) left.push({ place, name: file.name });
      else fault = error;
    }
  }
  const { mailId, mark } = pending;
  if (left.length > 0) await settleFiles(ctx, { mailId, visibility: mark.visibility, left });
  if (fault !== undefined) throw fault;
}

async function enclose(
  ctx: CommandContext,
  { mailId, mark: { number, visibility } }: Pending,
  place: number,
  { name, content }: Enclosed,
): Promise<void> {
  const reserved = await reserveAttachment(ctx, { number, name, visibility });
  try {
    const stored = await storeFile(reserved, Readable.from([content]));
    await takeFile(ctx, { mailId, place, file: { id: reserved.id, ...stored } });
  } finally {
    // Nothing happens to a file that the case has taken.
    await discardFile(reserved);
  }
}
