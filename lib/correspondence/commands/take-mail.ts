import 'server-only';
import type { CommandContext } from '@/lib/platform/command';
import { db } from '@/lib/platform/db';
import type { Findings } from '../types';
import { encloseFiles } from './enclose-files';
import { judgeMail } from './judge-mail';
import { readEnvelope } from './read-envelope';
import { readLetter } from './read-letter';
import { type Received, receiveMail } from './receive-mail';

/**
 * A whole mail. Its head is judged before its body is taken apart: what a stranger sends costs no more than its head. Its
 * words come first, in one transaction; then its files, each for itself. Those of an unverified mail are left. A mail that
 * comes again has the files enclosed that an earlier turn did not come to.
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
  const { state, pending } = await receiveMail(ctx, letter);
  if (pending && body) await encloseFiles({ ...ctx, actor: pending.person }, pending, body.files);
  return state;
}
