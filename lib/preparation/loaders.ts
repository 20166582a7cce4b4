import 'server-only';
import { isInScope, type Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { readChecklists } from './data';
import { readinessOf } from './rules';
import type { Readiness } from './types';

/** The preparation checklist of an account; null when there is nothing to prepare any more. */
export async function loadChecklist(person: Person, accountNumber: number) {
  if (!isInScope(person.scope, accountNumber)) return null;
  return (await readChecklists([accountNumber], systemClock.now())).get(accountNumber) ?? null;
}

/** How far the accounts of a page with a date ahead are prepared, by number; as many queries as for one of them. */
export async function loadReadiness(
  person: Person,
  accountNumbers: readonly number[],
  now: Date,
): Promise<ReadonlyMap<number, Readiness>> {
  const mine = accountNumbers.filter((number) => isInScope(person.scope, number));
  if (mine.length === 0) return new Map();
  const checklists = await readChecklists(mine, now);
  return new Map([...checklists].map(([number, { lines }]) => [number, readinessOf(lines)]));
}
