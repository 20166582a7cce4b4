import type { z } from 'zod';
import type { TokenSummary } from '@/lib/auth/types';
import type { createdToken, tokenShape } from './schema';

export function serializeToken(token: TokenSummary): z.input<typeof tokenShape> {
  const { id, name, prefix, canWrite, createdAt, expiresAt, lastUsedAt } = token;
  return {
    id,
    name,
    prefix,
    access: canWrite ? 'write' : 'read',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  };
}

export const serializeCreatedToken = (
  token: TokenSummary & { secret: string },
): z.input<typeof createdToken> => ({ ...serializeToken(token), token: token.secret });
