import 'server-only';
import { Readable } from 'node:stream';
import { discardFile } from '@/lib/attachments/commands/discard-file';
import { storeFile } from '@/lib/attachments/commands/store-file';
import { attachFile } from '@/lib/cases/commands/attach-file';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { reserveAttachment } from '@/lib/cases/commands/reserve-attachment';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import { AppError } from '@/lib/platform/errors';
import { log } from '@/lib/platform/log';
import type { ReplyMark } from '../rules/reply-address';
import type { Findings } from '../types';
import { judgeMail } from './judge-mail';
import { readEnvelope } from './read-envelope';
import { type Enclosed, readLetter } from './read-letter';
import { type Received, receiveMail } from './receive-mail';

/** A mail may hold hundreds of thousands of parts; each that is taken is a change of its own. */
const MOST_FILES = 50;

/** File names come from outside: nothing in them may stop the note about them. */
const plainLine = (text: string): string =>
  text
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')
    .slice(0, 2_000)
    .toWellFormed();

/**
 * A whole mail. Its head is judged before its body is taken apart: what a stranger sends costs no more than its head. Its
 * words come first, in one transaction; then its files, each for itself. Those of an unverified mail are left.
 */
export async function takeMail(
  ctx: CommandContext,
  raw: Buffer,
  found: Findings | null,
): Promise<Received['state']> {
  const envelope = await readEnvelope(raw, found);
  const verdict = await judgeMail(db, envelope, ctx.clock.now());
  const isWanted = verdict.state === 'post' || verdict.state === 'keep';
  const body = isWanted ? await readLetter(raw) : null;
  const letter = { ...envelope, text: body?.text ?? null, fileCount: body?.files.length ?? 0 };
  const { state, accepted } = await receiveMail(ctx, letter);
  if (accepted && body) await encloseAll({ ...ctx, actor: accepted.person }, accepted.mark, body.files);
  return state;
}

/** What could not be taken is named on the case, so that nobody believes it is there. */
async function encloseAll(ctx: CommandContext, mark: ReplyMark, files: readonly Enclosed[]): Promise<void> {
  const left: string[] = [];
  for (const [index, file] of files.entries()) {
    if (index >= MOST_FILES) {
      left.push(file.name);
      continue;
    }
    try {
      await enclose(ctx, mark, file);
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error }, 'inbound.file_failed');
      left.push(file.name);
    }
  }
  if (left.length === 0) return;
  const { number, visibility } = mark;
  const body = `Not taken from this mail: ${left.join(', ')}. Add the files on the case’s page.`;
  await commentOnCase(ctx, { number, visibility, body: plainLine(body) });
}

async function enclose(ctx: CommandContext, mark: ReplyMark, { name, content }: Enclosed): Promise<void> {
  const { number, visibility } = mark;
  const place = await reserveAttachment(ctx, { number, name, visibility });
  try {
    const stored = await storeFile(place, Readable.from([content]));
    await attachFile(ctx, { number, id: place.id, ...stored });
  } finally {
    // Nothing happens to a file that the case has taken.
    await discardFile(place);
  }
}
