import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { digest, newSecret } from '@/lib/platform/secrets';
import { createTokenInput } from '../schema';

const DAY_MS = 86_400_000;
const SHOWN_CHARACTERS = 12;

/** The token is in the result once and never again: only its digest is kept. */
export const createToken = command({
  name: 'token.created',
  input: createTokenInput,
  async run({ tx, actor, now }, { name, access, expiresInDays }) {
    const { userId } = requirePerson(actor);
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
