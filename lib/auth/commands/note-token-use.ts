import 'server-only';
import { db } from '@/lib/platform/db';

const MINUTE_MS = 60_000;

/** Keeps "last used" of a token, at most once a minute. It is bookkeeping, not a change: no audit row, no event. */
export async function noteTokenUse(
  token: { tokenId: string; lastUsedAt: Date | null },
  now: Date,
): Promise<void> {
  const minuteAgo = new Date(now.getTime() - MINUTE_MS);
  if (token.lastUsedAt !== null && token.lastUsedAt > minuteAgo) return;
  await db.apiToken.updateMany({
    where: { id: token.tokenId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: minuteAgo } }] },
    data: { lastUsedAt: now },
  });
}
