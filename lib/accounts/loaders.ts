import 'server-only';
import { notFound } from 'next/navigation';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, NotFound } from '@/lib/platform/errors';
import { getPerson, listAccountsOf, listPeople, type PeopleQuery } from './data/people';
import { assertMayKeepPeople } from './policy';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** A page of everybody; a cursor that makes no sense is left out. */
export async function loadPeople(person: Person, query: PeopleQuery) {
  assertMayKeepPeople(person);
  const now = systemClock.now();
  try {
    return { now, ...(await listPeople(query)) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { now, ...(await listPeople({ ...query, cursor: undefined })) };
  }
}

/** One person, with the accounts they administer. */
export async function loadPerson(person: Person, id: string) {
  assertMayKeepPeople(person);
  if (!UUID.test(id)) notFound();
  try {
    const [found, accounts] = await Promise.all([getPerson(id), listAccountsOf(id)]);
    return { now: systemClock.now(), found, accounts };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
