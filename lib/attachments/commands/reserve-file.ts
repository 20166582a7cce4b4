import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Work } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { MOST_BYTES, MOST_PER_ACCOUNT_BYTES, MOST_PER_CASE } from '../rules/content';
import { cleanName } from '../rules/names';
import type { Reserved, Visibility } from '../types';

type Place = {
  caseNumber: number;
  accountNumber: number;
  name: string;
  visibility: Visibility;
  userId: string;
};

/**
 * A row for a file before its first byte is stored. Part of another command, which holds the case and asked who may.
 * Files on their way count as whole, the largest there are, and places of one account are given one after the other:
 * many uploads at once are no way around the limits.
 * @throws Conflict `quota` when the case or the account is full
 */
export async function reserveFile({ tx, now }: Pick<Work, 'tx' | 'now'>, place: Place): Promise<Reserved> {
  const { caseNumber, accountNumber, visibility, userId } = place;
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('attachments.account'), ${accountNumber}::int)`;
  const count = await tx.attachment.count({ where: { caseNumber }, take: MOST_PER_CASE });
  if (count >= MOST_PER_CASE)
    throw new Conflict(`A case takes ${MOST_PER_CASE} files. Put several into one ZIP file.`, 'quota');
  const { _sum } = await tx.attachment.aggregate({ where: { accountNumber }, _sum: { size: true } });
  const underWay = await tx.attachment.count({ where: { accountNumber, state: 'PENDING' } });
  if ((_sum.size ?? 0) + underWay * MOST_BYTES >= MOST_PER_ACCOUNT_BYTES)
    throw new Conflict('The account has used up its 5 GiB for files. Nothing was stored.', 'quota');
  const storageKey = `${now.toISOString().slice(0, 7)}/${randomUUID()}`;
  const name = cleanName(place.name);
  return tx.attachment.create({
    data: {
      caseNumber,
      accountNumber,
      name,
      visibility,
      storageKey,
      state: 'PENDING',
      uploadedById: userId,
      createdAt: now,
    },
    select: { id: true, name: true, storageKey: true },
  });
}
