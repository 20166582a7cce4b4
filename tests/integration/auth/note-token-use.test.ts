import { beforeEach, describe, expect, it } from 'vitest';
import { noteTokenUse } from '@/lib/auth/commands/note-token-use';
import { getTokenOwner } from '@/lib/auth/data';
import { db } from '@/lib/platform/db';
import { resetDatabase } from '@/tests/support/database';
import { createPerson, NOON } from '@/tests/support/fixtures';

const MINUTE = 60_000;
const after = (ms: number) => new Date(NOON.getTime() + ms);

beforeEach(resetDatabase);

async function useAt(token: string, at: Date): Promise<Date | null> {
  const owner = await getTokenOwner(token, at);
  if (!owner) throw new Error('The token is not accepted.');
  await noteTokenUse(owner, at);
  return (await db.apiToken.findFirstOrThrow({ where: { id: owner.tokenId } })).lastUsedAt;
}

describe('noteTokenUse', () => {
  it('keeps when a token was last used, to the minute', async () => {
    const { token } = await createPerson('AGENT');
    expect(await useAt(token, NOON)).toEqual(NOON);
    expect(await useAt(token, after(MINUTE - 1))).toEqual(NOON);
    expect(await useAt(token, after(MINUTE))).toEqual(after(MINUTE));
  });

  it('never goes back, whoever comes late, and leaves other tokens alone', async () => {
    const [used, other] = [await createPerson('AGENT'), await createPerson('AGENT')];
    const owner = await getTokenOwner(used.token, NOON);
    if (!owner) throw new Error('The token is not accepted.');
    await noteTokenUse(owner, after(2 * MINUTE));
    await noteTokenUse(owner, NOON);
    const kept = await db.apiToken.findMany({ select: { userId: true, lastUsedAt: true } });
    expect(kept).toHaveLength(2);
    expect(kept).toContainEqual({ userId: used.id, lastUsedAt: after(2 * MINUTE) });
    expect(kept).toContainEqual({ userId: other.id, lastUsedAt: null });
  });
});
