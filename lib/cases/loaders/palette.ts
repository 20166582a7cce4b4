import 'server-only';
import { listPeople } from '@/lib/accounts/data/people';
import { isStaff, type Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { isSearchCut } from '../data/case-search';
import { findCases } from '../data/find-cases';
import type { PaletteAnswer } from '../rules/marks';
import { caseFilters } from '../schema/list-cases';

const CASES_SHOWN = 6;
const OTHERS_SHOWN = 4;

/** Cases, accounts and, for staff, people that the words lead to, each within what the person may see. */
export async function loadPalette(person: Person, typed: string): Promise<PaletteAnswer> {
  const q = caseFilters.shape.q.safeParse(typed).data;
  if (!q) return { cases: [], accounts: [], people: [], isCut: false };
  const now = systemClock.now();
  const forStaff = isStaff(person);
  const [cases, { data: accounts }, { data: people }, isCut] = await Promise.all([
    findCases(person, { q, limit: CASES_SHOWN }, now),
    listAccounts(person.scope, { q, limit: OTHERS_SHOWN }, now),
    forStaff ? listPeople({ q, limit: OTHERS_SHOWN }) : { data: [] },
    forStaff && isSearchCut(q, 'latest'),
  ]);
  return {
    cases: cases.map((found) => ({ ...found, href: `${forStaff ? '/desk' : '/cases'}/${found.number}` })),
    accounts: accounts.map(({ number, name }) => ({ number, name, href: `/accounts/${number}` })),
    isCut,
    people: people.map(({ id, name, email }) => ({ name, email, href: hrefOf(person, { id, email }) })),
  };
}

/** Operations keep people; to the desk a person is whoever asked. */
function hrefOf({ role }: Person, { id, email }: { id: string; email: string }): string {
  return role === 'OPERATIONS' ? `/operations/people/${id}` : `/desk?q=${encodeURIComponent(email)}`;
}
