import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { Conflict } from '@/lib/platform/errors';
import { digest, newSecret } from '@/lib/platform/secrets';
import { createTokenInput } from '../schema';

const DAY_MS = 86_400_000;
const SHOWN_CHARACTERS = 12;
const MOST_TOKENS = 50;

/** One at a time for each person, or two at once would both find the last place. @throws Conflict */
async function assertRoom(tx: Tx, userId: string): Promise<void> {
  await tx.$queryRaw`SELECT FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
  if ((await tx.apiToken.count({ where: { userId, revokedAt: null }, take: MOST_TOKENS })) < MOST_TOKENS)
    return;
  throw new Conflict(
    `You have ${MOST_TOKENS} tokens, which is as many as one person may have. Revoke one that is no longer used, then create this one.`,
    'too_many_tokens',
  );
}

/**
 * The token is in the result once and never again: only its digest is kept.
 * @throws Conflict when its owner has 50 that are not revoked
 */
export const createToken = command({
  name: 'token.created',
  input: createTokenInput,
  async run({ tx, actor, now }, { name, access, expiresInDays }) {
    const { userId } = requirePerson(actor);
    await assertRoom(tx, userId);
    const secret = newSecret('cut_t');
    const expiresAt = expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * DAY_MS);
    const token = await tx.apiToken.create({
      data: {
        userId,
        name,
        tokenHash: digest(secret),
        prefix: secret.slice(0, SHOWN_CHARACTERS),
        canWrite: access === 'write',
        createdAt: now,
        expiresAt,
      },
      select: { id: true, name: true, prefix: true, canWrite: true, createdAt: true, expiresAt: true },
    });
    return {
      result: { ...token, lastUsedAt: null, secret },
      audit: { subjectType: 'token', subjectId: token.id, after: { name, access } },
      events: [],
    };
  },
});
