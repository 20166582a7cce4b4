import 'server-only';
import { notFound } from 'next/navigation';
import { getAccount } from '@/lib/accounts/data/accounts';
import { isStaff, type Person } from '@/lib/platform/actor';
import { systemClock } from '@/lib/platform/clock';
import { NotFound } from '@/lib/platform/errors';
import { getServiceLevelsAt, getServiceLevelsKnownAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import type { ServiceLevels } from '@/lib/service-levels/rules/engine';
import { explainDeadline } from '@/lib/service-levels/rules/explain';
import { type Pause, SEVERITIES, type Severity } from '@/lib/service-levels/types';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { getCase } from '../data/get-case';
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
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}

export function numberOf(text: string | number): number {
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

export const bySeverity = <Made>(make: (severity: Severity) => Made) =>
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
