import 'server-only';
import type { z } from 'zod';
import { type Actor, isStaff } from '@/lib/platform/actor';
import {
  assertUpdated,
  assertVersion,
  command,
  type DomainEvent,
  type Outcome,
  type Work,
} from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import type { Prisma } from '@/lib/platform/generated/client';
import { lockCase } from '../data/lock-case';
import { perform, type Step } from '../rules/work';
import type { CaseState, CaseVersion, NewEvent } from '../types';

type Definition<Schema extends z.ZodType<{ number: number }>> = {
  name: string;
  input: Schema;
  /** Authorizes and decides; the case is in scope and locked. */
  plan(work: Work, state: CaseState, input: z.output<Schema>): readonly Step[] | Promise<readonly Step[]>;
};

/**
 * A command on one case: lock it in scope, decide the steps, check the version the person saw, save the outcome.
 * @throws NotFound, PreconditionFailed, and what the plan or a step throws
 */
export function caseCommand<Schema extends z.ZodType<{ number: number }>>({
  name,
  input,
  plan,
}: Definition<Schema>) {
  return command({
    name,
    input,
    async run(work, given): Promise<Outcome<CaseVersion>> {
      const state = await lockCase(work.tx, work.actor.scope, given.number);
      return saveSteps(work, name, state, await plan(work, state, given));
    },
  });
}

/** Does the steps on a case that this transaction holds, and writes case, timeline, audit note and event. */
export async function saveSteps(
  work: Work,
  name: string,
  before: CaseState,
  steps: readonly Step[],
): Promise<Outcome<CaseVersion>> {
  const { tx, actor, now } = work;
  assertVersion(before.version, work);
  // A transaction that waited for the lock began before the one it waited for; time must not run backwards.
  const at = new Date(Math.max(now.getTime(), before.lastActivityAt.getTime()));
  const { state: after, events } = perform(before, { at, staff: isStaff(actor) }, steps);
  if (after !== before) {
    const { count } = await tx.case.updateMany({
      where: { number: before.number, version: before.version },
      data: changed(before, after),
    });
    assertUpdated(count, work);
  }
  const eventIds = await addEvents(tx, actor, after.number, at, events);
  return outcome(name, before, after, events, eventIds);
}

/** Appends to the timeline. @returns the ids of the new lines */
async function addEvents(
  tx: Pick<Tx, 'caseEvent'>,
  actor: Actor,
  caseNumber: number,
  at: Date,
  events: readonly NewEvent[],
): Promise<string[]> {
  if (events.length === 0) return [];
  const rows = await tx.caseEvent.createManyAndReturn({
    data: events.map(({ type, visibility = 'PUBLIC', body, data = {} }) => ({
      caseNumber,
      type,
      visibility,
      actorId: actor.userId,
      at,
      body: body ?? null,
      data: data as Prisma.InputJsonObject,
    })),
    select: { id: true },
  });
  return rows.map(({ id }) => String(id));
}

/** Customers listen to `case:` and `account:`; what is internal is said on the desk's own topic alone. */
function caseEvent(
  name: string,
  state: CaseState,
  events: readonly NewEvent[],
  eventIds: readonly string[],
): DomainEvent {
  const isInternal = events.length > 0 && events.every(({ visibility }) => visibility === 'INTERNAL');
  const { number, accountNumber, status, severity, assigneeId } = state;
  const payload = {
    number,
    accountNumber,
    status,
    severity,
    assigneeId,
    types: events.map(({ type }) => type),
    eventIds,
  };
  const topics = isInternal
    ? [`desk-case:${number}`]
    : [`case:${number}`, `account:${accountNumber}`, 'desk'];
  return { name, topics, payload: { ...payload, visibility: isInternal ? 'INTERNAL' : 'PUBLIC' } };
}

function outcome(
  name: string,
  before: CaseState,
  after: CaseState,
  events: readonly NewEvent[],
  eventIds: readonly string[],
) {
  const { number, accountNumber, version } = after;
  const result = { number, version };
  if (events.length === 0) return { result, audit: [], events: [] };
  const audit = {
    subjectType: 'case',
    subjectId: number,
    accountNumber,
    before: plain(changed(after, before)),
    after: { ...plain(changed(before, after)), events: events.map(({ type }) => type) },
  };
  return { result, audit, events: [caseEvent(name, after, events, eventIds)] };
}

/** The fields of `to` that differ from those of `from`. */
function changed(from: CaseState, to: CaseState): Partial<CaseState> {
  const isSame = (a: unknown, b: unknown) =>
    a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b;
  const fields = (Object.keys(to) as (keyof CaseState)[]).filter((field) => !isSame(from[field], to[field]));
  return Object.fromEntries(fields.map((field) => [field, to[field]]));
}

const plain = (value: object): Record<string, unknown> => JSON.parse(JSON.stringify(value));
