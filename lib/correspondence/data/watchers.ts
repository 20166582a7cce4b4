import 'server-only';
import { casesInScope } from '@/lib/cases/data/lock-case';
import { isStaff, type Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';
import { hears, isWatching } from '../rules/hearers';
import type { Watcher } from '../types';
import { listCandidates } from './told';

const NOBODY: ReadonlySet<string> = new Set();

/**
 * Who watches a case, by name. Customers are shown each other; which of the staff watch is the desk's business.
 * @throws NotFound when it is not there or not in the person's scope
 */
export async function listWatchers(person: Person, number: number): Promise<Watcher[]> {
  const [found] = await db.$queryRaw<{ number: number }[]>`
    SELECT number FROM cases WHERE number = ${number} AND ${casesInScope(person.scope)}`;
  if (!found) throw new NotFound();
  const outsider = { id: null, name: '', isStaff: true };
  const candidates = await listCandidates(db, number, NOBODY);
  return candidates
    .filter((each) => isWatching(each) && hears(each, { visibility: 'PUBLIC' }, outsider, NOBODY))
    .filter((each) => isStaff(person) || !each.isStaff)
    .map(({ userId, name, isStaff: isOfStaff }) => ({
      name,
      isStaff: isOfStaff,
      isYou: userId === person.userId,
    }));
}
