import { Readable } from 'node:stream';
import { storeFile } from '@/lib/attachments/commands/store-file';
import { reserveAttachment } from '@/lib/cases/commands/reserve-attachment';
import type { CommandContext } from '@/lib/platform/command';
import { storage } from '@/lib/platform/storage';
import { type Desk, file, technical } from '../cases/support';

export const TEXT = 'Callers hear silence.';

export async function aCase(desk: Desk): Promise<number> {
  const { number } = await file(desk, technical(desk));
  return number;
}

export async function reserve(ctx: CommandContext, number: number, given: object = {}) {
  return reserveAttachment(ctx, { number, name: 'log.txt', visibility: 'PUBLIC', ...given });
}

/** A place whose bytes are stored, before the case has taken it: what `attachFile` is then told. */
export async function stored(ctx: CommandContext, number: number, given: object = {}) {
  const place = await reserve(ctx, number, given);
  const found = await storeFile(place, Readable.from([Buffer.from(TEXT)]));
  return { place, whole: { number, id: place.id, ...found } };
}

export const lies = async (storageKey: string): Promise<boolean> => (await storage()).exists(storageKey);
