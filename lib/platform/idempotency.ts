import 'server-only';
import { createHash } from 'node:crypto';
import { requirePerson } from './actor';
import { type Command, type CommandContext, transaction } from './command';
import type { Tx } from './db';
import { Conflict, Invalid, KeyReused } from './errors';
import type { Prisma } from './generated/client';

const KEPT_MS = 24 * 3_600_000;
/** Visible ASCII, as the header of the API's. */
const FORM_KEY = /^[\x21-\x7e]{1,100}$/;

type Once<Result, Answer> = {
  /** The caller's Idempotency-Key; unique for the person. */
  key: string;
  /** A digest of what was asked; the same key with another one is a mistake of the caller. */
  fingerprint: string;
  /** The answer to keep and to give again; built inside the transaction. */
  answer(tx: Tx, result: Result): Promise<Answer>;
};

/**
 * Runs a command at most once for a key. The key's row is inserted in the command's own transaction, so of many
 * parallel requests one works and the others wait for its answer.
 * @throws KeyReused (422) when the key was used for something else
 */
export async function runOnce<Result, Answer extends object>(
  command: Command<Result>,
  ctx: CommandContext,
  input: unknown,
  once: Once<Result, Answer>,
): Promise<{ answer: Answer; replayed: boolean }> {
  const { userId } = requirePerson(ctx.actor);
  return transaction(async (tx) => {
    const claimed = await claim(tx, { userId, ...once, at: ctx.clock.now() });
    const where = { userId_key: { userId, key: once.key } };
    if (!claimed) {
      const kept = await tx.idempotencyKey.findUnique({ where });
      if (kept?.fingerprint !== once.fingerprint) throw new KeyReused();
      if (kept.answer === null) throw new Conflict('The first request with this key has not finished.');
      return { answer: kept.answer as unknown as Answer, replayed: true };
    }
    const result = await command.within(tx, ctx, input);
    const answer = await once.answer(tx, result);
    await tx.idempotencyKey.update({ where, data: { answer: answer as Prisma.InputJsonObject } });
    return { answer, replayed: false };
  });
}

/** For a form, whose hidden key makes it once; the same key with another input, or for another command, is refused. */
export function runOnceForForm<Result, Answer extends object>(
  command: Command<Result>,
  ctx: CommandContext,
  input: unknown,
  key: string,
  answer: Once<Result, Answer>['answer'],
): Promise<{ answer: Answer; replayed: boolean }> {
  if (!FORM_KEY.test(key)) throw new Invalid([], 'Load the form again, then send it.');
  const fingerprint = createHash('sha256')
    .update(JSON.stringify([command.action, input]))
    .digest('hex');
  return runOnce(command, ctx, input, { key: `form:${key}`, fingerprint, answer });
}

type Claim = { userId: string; key: string; fingerprint: string; at: Date };

/** Takes the key: false when an answer younger than 24 hours is kept for it. Waits for whoever is at work with it. */
async function claim(tx: Tx, { userId, key, fingerprint, at }: Claim): Promise<boolean> {
  const expired = new Date(at.getTime() - KEPT_MS);
  const rows = await tx.$executeRaw`
    INSERT INTO idempotency_keys AS kept (user_id, key, fingerprint, created_at)
    VALUES (${userId}::uuid, ${key}, ${fingerprint}, ${at})
    ON CONFLICT (user_id, key) DO UPDATE
      SET fingerprint = excluded.fingerprint, answer = NULL, created_at = excluded.created_at
      WHERE kept.created_at <= ${expired}`;
  return rows > 0;
}
