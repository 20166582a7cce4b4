import 'server-only';
import { db } from '@/lib/platform/db';
import type { UpgradeFacts } from '../types';

/** Upgrades for the automatic runner: due and not ended. What a person has started is that person's to end. */
export async function listRunning(
  now: Date,
): Promise<(UpgradeFacts & { id: string; accountNumber: number })[]> {
  return db.upgrade.findMany({
    where: {
      current: true,
      completedAt: null,
      failedAt: null,
      startedById: null,
      upgradeStartsAt: { lte: now },
    },
    orderBy: { upgradeStartsAt: 'asc' },
    take: 500,
    select: {
      id: true,
      accountNumber: true,
      lockoutStartsAt: true,
      upgradeStartsAt: true,
      expectedEndAt: true,
      startedAt: true,
      completedAt: true,
      failedAt: true,
    },
  });
}

const MOST_OVERRUNS = 200;

/** Attempts past their expected end of which operations have not been told, the oldest first. */
export async function listUntoldOverruns(now: Date): Promise<{ upgradeId: string }[]> {
  const rows = await db.upgrade.findMany({
    where: {
      current: true,
      completedAt: null,
      failedAt: null,
      overrunToldAt: null,
      expectedEndAt: { lte: now },
    },
    orderBy: { expectedEndAt: 'asc' },
    take: MOST_OVERRUNS,
    select: { id: true },
  });
  return rows.map(({ id }) => ({ upgradeId: id }));
}
