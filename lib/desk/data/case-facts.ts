import 'server-only';
import { type AccountScope, whereInScope } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import type { Severity } from '@/lib/service-levels/types';

export type CaseFacts = { version: number; assigneeId: string | null; severity: Severity };

/** What a change of many cases may have to take back, by number. */
export async function getCaseFacts(
  scope: AccountScope,
  numbers: readonly number[],
): Promise<Map<number, CaseFacts>> {
  const rows = await db.case.findMany({
    where: { number: { in: [...numbers] }, ...whereInScope(scope) },
    select: { number: true, version: true, assigneeId: true, severity: true },
  });
  return new Map(rows.map(({ number, ...facts }) => [number, facts]));
}
