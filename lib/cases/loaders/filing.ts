import 'server-only';
import { getAccount } from '@/lib/accounts/data/accounts';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Locked } from '@/lib/platform/errors';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { CASE_KINDS, Severity } from '@/lib/service-levels/types';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { readPickableUsers } from '../data/directory';
import { getCase } from '../data/get-case';
import { getDraft } from '../data/get-draft';
import { bySeverity, numberOf, orNotFound } from './customers';

const ACCOUNTS_SHOWN = 100;

/**
 * What the form needs: the accounts to choose from and, for the chosen one, the people of its directory (none during
 * its lockout: the directory is closed, addresses can be typed) and what each severity would promise now.
 */
export async function loadNewCaseForm(
  person: Person,
  accountNumber?: string | number,
  relatedCase?: string | number,
) {
  const now = systemClock.now();
  const listed = await listAccounts(person.scope, { limit: ACCOUNTS_SHOWN }, now);
  const accounts = listed.data.map(({ number, name }) => ({ number, name }));
  const chosen =
    accountNumber === undefined
      ? accounts.length === 1
        ? accounts[0]
        : undefined
      : accounts.find(({ number }) => number === Number(accountNumber));
  const number = chosen?.number ?? (accountNumber === undefined ? undefined : numberOf(accountNumber));
  if (number === undefined)
    return { accounts, account: null, upgrade: null, people: [], promises: null, related: null, now };
  const account = await orNotFound(getAccount(person.scope, number));
  const related =
    relatedCase === undefined ? null : await orNotFound(getCase(person.scope, numberOf(relatedCase)));
  const [people, promises, { upgrade }] = await Promise.all([
    pickable(person, number),
    promisesOf(account, now),
    getUpgrade(person.scope, number),
  ]);
  const isItsOwn = related?.accountNumber === number;
  const phase = phaseOf(upgrade, now);
  // Of more than the list shows, the chosen one is there all the same.
  if (!chosen) accounts.push({ number, name: account.name });
  return { accounts, account, upgrade, phase, people, promises, related: isItsOwn ? related : null, now };
}

/** Users of an account that the words are about, for a picker whose page does not know everybody; nobody during a lockout. */
export function loadPeople(person: Person, accountNumber: string, words: string) {
  return orNotFound(pickable(person, numberOf(accountNumber), words));
}

async function pickable(person: Person, accountNumber: number, words?: string) {
  try {
    return await readPickableUsers(person.scope, accountNumber, systemClock, words);
  } catch (error) {
    if (error instanceof Locked) return [];
    throw error;
  }
}

type Levels = Pick<Awaited<ReturnType<typeof getAccount>>, 'serviceLevel' | 'region'>;

/** The deadlines that a case sent now would get, by kind and severity; epoch milliseconds. */
async function promisesOf({ serviceLevel, region }: Levels, now: Date) {
  const engine = await getServiceLevelsAt(now);
  const promise = (kind: (typeof CASE_KINDS)[number], severity: Severity) => {
    const { respondBy, completeBy } = deadlinesFor(engine, {
      kind,
      severity,
      serviceLevel,
      region,
      receivedAt: now,
    });
    return { respondBy: respondBy.getTime(), completeBy: completeBy?.getTime() ?? null };
  };
  const by = (kind: (typeof CASE_KINDS)[number]) => ({
    asOf: now.getTime(),
    by: bySeverity((severity) => promise(kind, severity)),
  });
  return { USER_ADMINISTRATION: by('USER_ADMINISTRATION'), TECHNICAL: by('TECHNICAL') };
}

/** What the person typed into this form before and has not sent. */
export function loadDraft(person: Person, accountNumber: number, form: string) {
  return getDraft(person, accountNumber, form, systemClock.now());
}
