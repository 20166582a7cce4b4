import 'server-only';
import { notFound } from 'next/navigation';
import { getAccount } from '@/lib/accounts/data/accounts';
import { isStaff, type Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { Locked, NotFound } from '@/lib/platform/errors';
import { getServiceLevelsAt, getServiceLevelsKnownAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import { explainDeadline } from '@/lib/service-levels/rules/explain';
import { type CASE_KINDS, type Pause, SEVERITIES, type Severity } from '@/lib/service-levels/types';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { readPickableUsers } from '../data/directory';
import { getCase } from '../data/get-case';
import { getDraft } from '../data/get-draft';
import { listCases } from '../data/list-cases';
import { listEvents } from '../data/list-events';
import { readMarks } from '../data/read-marks';
import { listAssignableStaff } from '../data/staff';
import { respondFacts } from '../rules/promise';
import { canReopen, reopenUntil } from '../rules/resolution';
import { countedFrom, targetsOf } from '../rules/targets';
import type { ListCasesQuery } from '../schema/list-cases';
import type { CaseDetail, CaseEventView } from '../types';

const LARGEST_INT4 = 2_147_483_647;

/** What the page shows for what is not there, or not theirs. */
async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

function numberOf(text: string | number): number {
  const number = /^\d{1,10}$/.test(String(text)) ? Number(text) : 0;
  return number > 0 && number <= LARGEST_INT4 ? number : notFound();
}

/** A case with its timeline, its targets as of now and how they came about, and its account's upgrade. */
export async function loadCase(person: Person, caseNumber: string | number) {
  const number = numberOf(caseNumber);
  const now = systemClock.now();
  const [detail, events, staff] = await orNotFound(
    Promise.all([
      getCase(person.scope, number),
      listEvents(person, number),
      isStaff(person) ? listAssignableStaff() : [],
    ]),
  );
  const [account, { upgrade }, engine] = await orNotFound(
    Promise.all([
      getAccount(person.scope, detail.accountNumber),
      getUpgrade(person.scope, detail.accountNumber),
      getServiceLevelsAt(countedFrom(detail)),
    ]),
  );
  const phase = phaseOf(upgrade, now);
  const counted = { ...detail, receivedAt: countedFrom(detail) };
  return {
    detail,
    events,
    staff,
    targets: targetsOf(detail, now),
    explanation: await explained(detail, events),
    /** What each severity would give, counted from where the deadline counts from. */
    promises: { asOf: now.getTime(), by: bySeverity((severity) => respondByOf(engine, counted, severity)) },
    account,
    upgrade,
    phase,
    /** What the case would promise were it taken up again now; null when it can't be. */
    reopening: await reopeningOf(detail, now),
    now,
  };
}

async function reopeningOf(detail: CaseDetail, now: Date) {
  const until = reopenUntil(detail);
  if (until === null || !canReopen(detail, now)) return null;
  const engine = await getServiceLevelsAt(now);
  return { until, respondBy: deadlinesFor(engine, { ...detail, receivedAt: now }).respondBy };
}

/**
 * How the deadlines came about, each by the calendar that it was counted with; null when that gives others than those that
 * were promised.
 */
async function explained(detail: CaseDetail, events: readonly CaseEventView[]) {
  const facts = respondFacts(detail, events);
  const { receivedAt } = detail;
  const [engine, atFiling] = await Promise.all([
    getServiceLevelsKnownAt(facts.receivedAt, facts.calculatedAt),
    getServiceLevelsKnownAt(receivedAt, receivedAt),
  ]);
  const { complete } = explainDeadline(atFiling, { ...facts, receivedAt }, pausesOf(detail, events));
  const explanation = { ...explainDeadline(engine, facts), complete };
  const isPromised =
    explanation.respond.dueAt.getTime() === detail.respondBy.getTime() &&
    complete?.dueAt.getTime() === detail.completeBy?.getTime();
  return isPromised ? { ...explanation, facts } : null;
}

const respondByOf = (engine: ServiceLevels, detail: CaseDetail, severity: Severity) => ({
  respondBy: deadlinesFor(engine, { ...detail, severity }).respondBy.getTime(),
  completeBy: detail.completeBy?.getTime() ?? null,
});

const bySeverity = <Made>(make: (severity: Severity) => Made) =>
  Object.fromEntries(SEVERITIES.map((severity) => [severity, make(severity)])) as Record<Severity, Made>;

function pausesOf(detail: CaseDetail, events: readonly CaseEventView[]): Pause[] {
  const ended = events
    .filter(({ type }) => type === 'resumed')
    .map(({ data }) => ({ from: new Date(String(data.pausedAt)), to: new Date(String(data.resumedAt)) }));
  return detail.pausedAt ? [...ended, { from: detail.pausedAt, to: null }] : ended;
}

/** A customer's cases, latest first unless another order is asked for. */
export async function loadMyCases(person: Person, query: Partial<ListCasesQuery> = {}) {
  const now = systemClock.now();
  const page = await listCases(person, { sort: '-created', limit: 50, ...query }, now);
  return { ...page, marks: await readMarks(person, query.q, page.rows), now };
}

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
  const { data: accounts } = await listAccounts(person.scope, { limit: ACCOUNTS_SHOWN }, now);
  const chosen =
    accountNumber === undefined
      ? accounts.length === 1
        ? accounts[0]
        : undefined
      : accounts.find(({ number }) => number === Number(accountNumber));
  const number = chosen?.number ?? (accountNumber === undefined ? undefined : numberOf(accountNumber));
  if (number === undefined)
    return { accounts, account: null, people: [], promises: null, related: null, now };
  const account = await orNotFound(getAccount(person.scope, number));
  const related =
    relatedCase === undefined ? null : await orNotFound(getCase(person.scope, numberOf(relatedCase)));
  const [people, promises] = await Promise.all([pickable(person, number), promisesOf(account, now)]);
  const isItsOwn = related?.accountNumber === number;
  return { accounts, account, people, promises, related: isItsOwn ? related : null, now };
}

async function pickable(person: Person, accountNumber: number) {
  try {
    return await readPickableUsers(person.scope, accountNumber, systemClock);
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
