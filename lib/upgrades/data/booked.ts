import 'server-only';
import type { AccountScope } from '@/lib/platform/actor';
import { whereInScope } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { AccountHead } from '../types';

const MOST_BOOKED = 500;

/** The windows ahead of the account's region, its own left out, as milliseconds: what a new date could collide with. */
export async function listBooked(
  scope: AccountScope,
  account: { number: number; region: AccountHead['region'] },
  now: Date,
): Promise<{ start: number; end: number }[]> {
  const rows = await db.upgrade.findMany({
    where: {
      AND: [whereInScope(scope), { accountNumber: { not: account.number } }],
      account: { region: account.region },
      current: true,
      completedAt: null,
      failedAt: null,
      expectedEndAt: { gt: now },
    },
    orderBy: { lockoutStartsAt: 'asc' },
    take: MOST_BOOKED,
    select: { lockoutStartsAt: true, expectedEndAt: true },
  });
  return rows.map((row) => ({ start: row.lockoutStartsAt.getTime(), end: row.expectedEndAt.getTime() }));
}
