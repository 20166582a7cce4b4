import 'server-only';
import { getAccount } from '@/lib/accounts/data/accounts';
import type { AccountRecord } from '@/lib/accounts/types';
import { isStaff, requirePerson } from '@/lib/platform/actor';
import { command, type DomainEvent, type Work } from '@/lib/platform/command';
import { Conflict, Invalid } from '@/lib/platform/errors';
import { getServiceLevelsAt } from '@/lib/service-levels/data';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { findDirectoryUsers } from '../data/directory';
import { casesInScope, lockCase } from '../data/lock-case';
import { mentionedIn, type PreparedItem, prepareItems } from '../rules/references';
import { dispute } from '../rules/resolution';
import { productNames, subjectOf } from '../rules/subject';
import { deadlinesOf } from '../rules/targets';
import { type OpenCaseInput, openCaseInput } from '../schema/open-case';
import type { CaseVersion, NewEvent } from '../types';
import { insertCase } from './insert-case';
import { saveSteps } from './save-change';

/** Files a request or a technical case, with the deadlines that the policy of this moment gives it. */
export const openCase = command({
  name: 'case.opened',
  input: openCaseInput,
  async run(work, input) {
    requirePerson(work.actor);
    const account = await getAccount(work.actor.scope, input.account, work.tx);
    assertIncluded(account, input);
    const items = await itemsOf(work, input);
    const relatedCase = await relatedCaseOf(work, input);
    const deadlines = await deadlinesOfNew(work, account, input);
    const result = await store(work, { account, input, items, relatedCase, deadlines });
    const filed = outcome(result, input, account, deadlines, relatedCase);
    const disputed = await disputeRelated(work, relatedCase, result.number);
    return {
      result,
      audit: [...filed.audit, ...disputed.audit],
      events: [...filed.events, ...disputed.events],
    };
  },
});

function assertIncluded(account: AccountRecord, { kind, product }: OpenCaseInput) {
  if (kind === 'USER_ADMINISTRATION' && !account.userAdministration)
    throw new Conflict(
      'This account does not include User Administration Services. They are part of Enterprise and can be added to any other service level. You can still file a technical case.',
      'ua_not_included',
    );
  if (!account.products.includes(product))
    throw Invalid.field('product', `This account has no ${productNames[product]}.`);
}

async function itemsOf({ tx }: Work, input: OpenCaseInput): Promise<PreparedItem[]> {
  if (input.kind === 'TECHNICAL') return [];
  const users = await findDirectoryUsers(tx, input.account, mentionedIn(input));
  const { items, errors } = prepareItems(input, users);
  if (errors.length > 0) throw new Invalid(errors);
  return items;
}

/** The request that went wrong (facts.md S7): on the same account, and the same answer whether it is missing or not theirs. */
async function relatedCaseOf({ tx, actor }: Work, input: OpenCaseInput): Promise<number | null> {
  if (input.kind !== 'TECHNICAL' || input.relatedCase == null) return null;
  const [found] = await tx.$queryRaw<{ number: number }[]>`
    SELECT number FROM cases WHERE number = ${input.relatedCase} AND account_number = ${input.account}
      AND ${casesInScope(actor.scope)}`;
  if (!found) throw Invalid.field('relatedCase', 'This account has no such case.');
  return found.number;
}

/** A customer who reports a problem with a resolved case disputes how it ended, once. */
async function disputeRelated(work: Work, relatedCase: number | null, problem: number) {
  const nothing = { audit: [], events: [] };
  if (relatedCase === null || isStaff(work.actor)) return nothing;
  const state = await lockCase(work.tx, work.actor.scope, relatedCase);
  const { audit, events } = await saveSteps(work, 'case.disputed', state, [dispute(problem)]);
  return { audit: [audit].flat(), events };
}

async function deadlinesOfNew({ tx, now }: Work, account: AccountRecord, { kind, severity }: OpenCaseInput) {
  const engine = await getServiceLevelsAt(now, tx);
  const { serviceLevel, region } = account;
  const facts = { kind, severity, serviceLevel, region, receivedAt: now };
  return { ...deadlinesFor(engine, facts), policyVersion: engine.policy.version };
}

type Deadlines = Awaited<ReturnType<typeof deadlinesOfNew>>;
type Filing = {
  account: AccountRecord;
  input: OpenCaseInput;
  items: readonly PreparedItem[];
  relatedCase: number | null;
  deadlines: Deadlines;
};

function store(work: Work, { account, input, items, relatedCase, deadlines }: Filing): Promise<CaseVersion> {
  const { actor, now } = work;
  const times = {
    ...deadlines,
    receivedAt: now,
    reopenedAt: null,
    respondedAt: null,
    completedAt: null,
    pausedAt: null,
  };
  const { serviceLevel, region } = account;
  return insertCase(work, {
    ...deadlines,
    ...deadlinesOf({ ...times, status: 'NEW', pausedTotalMs: 0 }),
    accountNumber: account.number,
    kind: input.kind,
    product: input.product,
    request: input.kind === 'TECHNICAL' ? null : input.request,
    severity: input.severity,
    subject: subjectOf(input, items),
    description: input.description ?? '',
    requesterId: requirePerson(actor).userId,
    relatedCase,
    serviceLevel,
    region,
    items,
    created: createdEvent(input, deadlines),
  });
}

function createdEvent(
  { severity }: OpenCaseInput,
  { respondBy, completeBy, policyVersion }: Deadlines,
): NewEvent {
  const iso = { respondBy: respondBy.toISOString(), completeBy: completeBy?.toISOString() ?? null };
  return { type: 'created', data: { severity, ...iso, policyVersion } };
}

function outcome(
  result: CaseVersion,
  input: OpenCaseInput,
  account: AccountRecord,
  { respondBy, completeBy, policyVersion }: Deadlines,
  relatedCase: number | null,
) {
  const { kind, product, severity } = input;
  const facts = { number: result.number, accountNumber: account.number, kind, product, severity };
  const topics = [`case:${result.number}`, `account:${account.number}`, 'desk'];
  if (relatedCase !== null) topics.push(`case:${relatedCase}`);
  const after = {
    ...facts,
    respondBy: respondBy.toISOString(),
    completeBy: completeBy?.toISOString() ?? null,
    policyVersion,
    relatedCase,
  };
  return {
    audit: [{ subjectType: 'case', subjectId: result.number, accountNumber: account.number, after }],
    events: [
      { name: 'case.opened', topics, payload: { ...facts, status: 'NEW', visibility: 'PUBLIC' } },
      ...problemEvents(relatedCase, result.number),
    ],
  };
}

/** Whoever works on the related case is told of it; open pages hear of it by the new case. */
const problemEvents = (relatedCase: number | null, problem: number): DomainEvent[] =>
  relatedCase === null
    ? []
    : [{ name: 'case.problem_reported', topics: [], payload: { number: relatedCase, problem } }];
