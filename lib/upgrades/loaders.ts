import 'server-only';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { getAccount } from '@/lib/accounts/data/accounts';
import { accountNumberIn } from '@/lib/accounts/rules';
import type { Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Invalid, Locked, NotFound } from '@/lib/platform/errors';
import { listCalendarEntries } from './data/calendar';
import { readDirectory } from './data/directory';
import { readGuideSeen } from './data/guide';
import { readHistory } from './data/history';
import { type AccountsQuery, listAccounts, listOwnAccounts } from './data/list-accounts';
import { getUpgrade } from './data/state';
import { accessOf } from './rules/access';
import { movedFrom } from './rules/moves';
import { isLockedPhase, nextPhaseChangeAt, phaseOf } from './rules/phase';

const DAY_MS = 86_400_000;

/** The number in an address; anything else is no account. */
const numberIn = (segment: string): number => accountNumberIn(segment) ?? notFound();

/** What is not there, or not the person's, is a page that is not there. */
async function orNotFound<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

/** An admin's own accounts, all of them; one query a request, shared by the page and the strip above it. */
export const loadOwnAccounts = cache(async (person: Person) => {
  if (person.scope.kind === 'all') return { now: systemClock.now(), accounts: [] };
  const now = systemClock.now();
  return { now, accounts: await listOwnAccounts(person.scope, now) };
});

/** The lockouts that concern an admin now or within a day, and the instant (ms) at which the next one comes that near. */
export async function loadNearLockouts(person: Person) {
  const { now, accounts } = await loadOwnAccounts(person);
  const ahead = accounts.flatMap((account) => {
    const { upgrade } = account;
    if (!upgrade || (account.phase !== 'SCHEDULED' && !isLockedPhase(account.phase))) return [];
    return [{ account, upgrade, nearAt: upgrade.lockoutStartsAt.getTime() - DAY_MS }];
  });
  const later = ahead.map(({ nearAt }) => nearAt).filter((at) => at > now.getTime());
  return {
    now,
    near: ahead.filter(({ nearAt }) => nearAt <= now.getTime()),
    nextNearAt: later.length > 0 ? Math.min(...later) : null,
  };
}

/** A page of the list for staff; a cursor or a phase that makes no sense is left out. */
export async function loadAccountList(person: Person, query: AccountsQuery) {
  const now = systemClock.now();
  try {
    return { now, ...(await listAccounts(person.scope, query, now)) };
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    return { now, ...(await listAccounts(person.scope, { limit: query.limit }, now)) };
  }
}

/** Everything the page of one account shows. */
export async function loadAccount(person: Person, segment: string) {
  const number = numberIn(segment);
  const { scope } = person;
  const [account, state, history] = await orNotFound(
    Promise.all([getAccount(scope, number), getUpgrade(scope, number), readHistory(scope, number)]),
  );
  const [last] = state.upgrade ? [] : await listCalendarEntries([number]);
  const now = systemClock.now();
  return {
    now,
    account,
    upgrade: state.upgrade,
    version: state.version,
    phase: phaseOf(state.upgrade, now),
    access: accessOf(account.platform, state.upgrade, now),
    nextChangeAt: nextPhaseChangeAt(state.upgrade, now),
    history,
    /** The window of the last date, when it was called off and there is no other. */
    calledOff: last?.isCancelled ? last.upgrade : null,
    movedFrom: movedFrom(state.upgrade, history.moves),
  };
}

/** What a read behind the gate gives, or null and the lockout in its place. */
export async function loadBehindGate<T>(
  person: Person,
  segment: string,
  read: (accountNumber: number) => Promise<T>,
) {
  const number = numberIn(segment);
  const { account, upgrade } = await orNotFound(getUpgrade(person.scope, number));
  try {
    const content = await read(number);
    const now = systemClock.now();
    const startsAt = phaseOf(upgrade, now) === 'SCHEDULED' ? (upgrade?.lockoutStartsAt ?? null) : null;
    return { now, account, access: accessOf(account.platform, upgrade, now), startsAt, content };
  } catch (error) {
    if (!(error instanceof Locked)) throw error;
    const now = systemClock.now();
    const access = { ...accessOf(account.platform, upgrade, now), accessible: false, lockout: error.lockout };
    return { now, account, access, startsAt: null, content: null };
  }
}

/** The portal as the gate allows it now: its directory, or the lockout in its place. */
export async function loadPortal(
  person: Person,
  segment: string,
  query: { search: string; cursor?: string },
) {
  try {
    const { content: directory, ...loaded } = await loadBehindGate(person, segment, (number) =>
      readDirectory(person.scope, number, query, systemClock),
    );
    return { ...loaded, directory };
  } catch (error) {
    if (!(error instanceof Invalid) || query.cursor === undefined) throw error;
    return loadPortal(person, segment, { search: query.search });
  }
}

/** When a person put the guide to Admin Console away; null for who is no admin of the account. */
export async function loadGuideSeenAt(person: Person, accountNumber: number) {
  return readGuideSeen(person.userId, accountNumber);
}
