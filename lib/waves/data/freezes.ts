import 'server-only';
import { cursorOf, isDayKey, keysOf } from '@/lib/accounts/rules';
import type { KeysetPage } from '@/lib/accounts/types';
import { db, type Tx } from '@/lib/platform/db';
import { Invalid } from '@/lib/platform/errors';
import type { Freeze } from '@/lib/platform/generated/client';
import type { FreezeRecord, PlanAccount } from '../types';
import { columnOf, dayOf, isUuid } from './wave-record';

export const freezeColumns = {
  id: true,
  scope: true,
  region: true,
  accountNumber: true,
  firstDay: true,
  lastDay: true,
  reason: true,
  endedAt: true,
} as const;

export const freezeFrom = (row: Pick<Freeze, keyof typeof freezeColumns>): FreezeRecord => ({
  ...row,
  firstDay: dayOf(row.firstDay),
  lastDay: dayOf(row.lastDay),
});

const DAY_MS = 86_400_000;

/** The freezes in force that could touch a night that opens on this day, in whichever zone. */
export async function freezesAround(day: string, tx: Pick<Tx, 'freeze'> = db): Promise<FreezeRecord[]> {
  const at = columnOf(day).getTime();
  const rows = await tx.freeze.findMany({
    where: {
      endedAt: null,
      lastDay: { gte: new Date(at - 2 * DAY_MS) },
      firstDay: { lte: new Date(at + 3 * DAY_MS) },
    },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
    select: freezeColumns,
  });
  return rows.map(freezeFrom);
}

const MOST_STANDING = 200;

/** The freezes in force that an account could still run into, the first 200 of them. */
export async function freezesAhead(
  { number, region }: Pick<PlanAccount, 'number' | 'region'>,
  now: Date,
  tx: Pick<Tx, 'freeze'> = db,
): Promise<FreezeRecord[]> {
  const rows = await tx.freeze.findMany({
    where: {
      endedAt: null,
      lastDay: { gte: new Date(now.getTime() - 2 * DAY_MS) },
      OR: [{ scope: 'GLOBAL' }, { scope: 'REGION', region }, { scope: 'ACCOUNT', accountNumber: number }],
    },
    orderBy: [{ firstDay: 'asc' }, { id: 'asc' }],
    take: MOST_STANDING,
    select: freezeColumns,
  });
  return rows.map(freezeFrom);
}

/**
 * Freezes by their last day, the latest first, those that were ended among them.
 * @throws Invalid for a cursor that is not one of ours
 */
export async function listFreezes(
  { cursor, limit = 50 }: { cursor?: string | undefined; limit?: number | undefined },
  tx: Pick<Tx, 'freeze'> = db,
): Promise<KeysetPage<FreezeRecord>> {
  const after = cursor === undefined ? null : keysOf(cursor, 2);
  const [day, id] = after ?? [];
  const isPosition = isDayKey(day) && isUuid(id);
  if (cursor !== undefined && !isPosition)
    throw Invalid.field('cursor', 'Use the nextCursor of the page before.');
  const rows = await tx.freeze.findMany({
    where: isPosition
      ? { OR: [{ lastDay: { lt: columnOf(day) } }, { lastDay: columnOf(day), id: { lt: String(id) } }] }
      : {},
    orderBy: [{ lastDay: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    select: freezeColumns,
  });
  const data = rows.slice(0, limit).map(freezeFrom);
  const last = data.at(-1);
  return { data, nextCursor: rows.length > limit && last ? cursorOf(last.lastDay, last.id) : null };
}
