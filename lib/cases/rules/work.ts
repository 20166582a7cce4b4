import { Conflict } from '@/lib/platform/errors';
import { resumeCompleteBy } from '@/lib/service-levels/rules/targets';
import type { Severity } from '@/lib/service-levels/types';
import type { CaseState, NewEvent, PersonRef, Visibility } from '../types';
import { assertCanBecome, assertOpen, isOver } from './status';
import { deadlinesOf } from './targets';

/** Who does it and when (UTC). */
export type Moment = { at: Date; staff: boolean };
export type Change = { set: Partial<CaseState>; events: NewEvent[] };
/** One thing that happens to a case; steps are put together in `perform`. */
export type Step = (state: CaseState, moment: Moment) => Change;

const iso = (date: Date | null) => date?.toISOString() ?? null;

function become(state: CaseState, to: CaseState['status']): Change {
  assertCanBecome(state.status, to);
  return { set: { status: to }, events: [{ type: 'status_changed', data: { from: state.status, to } }] };
}

function targetDone(target: 'respond' | 'complete', dueAt: Date, doneAt: Date): NewEvent {
  const type = doneAt <= dueAt ? 'target_met' : 'target_missed';
  return { type, data: { target, dueAt: iso(dueAt), doneAt: iso(doneAt) } };
}

/** Work begins: NEW becomes OPEN; nothing to do on a case that is already worked on. */
export const begin: Step = (state) =>
  state.status === 'NEW' ? become(state, 'OPEN') : { set: {}, events: [] };

/** Opens a NEW case, resumes a waiting one. @throws Conflict for any other but an open one */
export const open: Step = (state, moment) => {
  if (state.status === 'OPEN') return { set: {}, events: [] };
  return state.status === 'WAITING_ON_CUSTOMER' ? resume(state, moment) : become(state, 'OPEN');
};

/** OPEN → WAITING_ON_CUSTOMER; complete-by stands still from here on, respond-by never does. */
export const pause: Step = (state, { at }) => {
  const { set, events } = become(state, 'WAITING_ON_CUSTOMER');
  if (state.completeBy === null) return { set, events };
  const paused: NewEvent = {
    type: 'paused',
    data: { target: 'complete', completeBy: iso(state.completeBy) },
  };
  return { set: { ...set, pausedAt: at }, events: [...events, paused] };
};

/** WAITING_ON_CUSTOMER → OPEN; complete-by moves later by exactly the time paused. */
export const resume: Step = (state, { at }) => {
  const { set, events } = become(state, 'OPEN');
  const { pausedAt, completeBy } = state;
  if (pausedAt === null || completeBy === null) return { set, events };
  const later = resumeCompleteBy(completeBy, pausedAt, at) ?? completeBy;
  const pausedMs = later.getTime() - completeBy.getTime();
  return {
    set: { ...set, pausedAt: null, completeBy: later, pausedTotalMs: state.pausedTotalMs + pausedMs },
    events: [
      ...events,
      { type: 'resumed', data: { pausedAt: iso(pausedAt), resumedAt: iso(at), pausedMs } },
      {
        type: 'deadline_changed',
        data: { target: 'complete', from: iso(completeBy), to: iso(later), because: 'pause' },
      },
    ],
  };
};

/**
 * A comment. A public one by staff begins the work and meets respond-by, once; one by the customer ends the waiting;
 * an internal note changes nothing.
 * @throws Conflict `case_over` for a public comment on a closed or cancelled case
 */
export const comment =
  (body: string, visibility: Visibility = 'PUBLIC'): Step =>
  (state, moment) => {
    const said: NewEvent = { type: 'comment', visibility, body };
    if (visibility === 'INTERNAL') return { set: {}, events: [said] };
    if (isOver(state.status))
      throw new Conflict('This case is over: nothing can be added to it.', 'case_over');
    if (!moment.staff) {
      const after = state.status === 'WAITING_ON_CUSTOMER' ? resume(state, moment) : { set: {}, events: [] };
      return { set: after.set, events: [said, ...after.events] };
    }
    const began = begin(state, moment);
    if (state.respondedAt !== null) return { set: began.set, events: [said, ...began.events] };
    const target = state.completedAt === null ? [targetDone('respond', state.respondBy, moment.at)] : [];
    return {
      set: { ...began.set, respondedAt: moment.at },
      events: [said, ...target, ...began.events],
    };
  };

/** OPEN → RESOLVED: completes the case, and with it answers it if nobody had (`slt.md`). */
export const resolve: Step = (state, { at }) => {
  const { set, events } = become(state, 'RESOLVED');
  const itemsPending = state.itemCount - state.itemsDone;
  const resolved = events.map((event) => ({ ...event, data: { ...event.data, itemsPending } }));
  const respond = state.respondedAt === null ? [targetDone('respond', state.respondBy, at)] : [];
  const complete = state.completeBy === null ? [] : [targetDone('complete', state.completeBy, at)];
  return {
    set: { ...set, completedAt: at, resolvedAt: at },
    events: [...resolved, ...respond, ...complete],
  };
};

/** RESOLVED → CLOSED. */
export const close: Step = (state, { at }) => {
  const { set, events } = become(state, 'CLOSED');
  return { set: { ...set, closedAt: at }, events };
};

/** NEW → CANCELLED: by the customer, before work began. */
export const cancel: Step = (state, { at }) => {
  const { set, events } = become(state, 'CANCELLED');
  return { set: { ...set, closedAt: at }, events };
};

/** Gives the case to somebody, or to nobody. Nothing happens when it is theirs already. */
export const assign =
  (from: PersonRef | null, to: PersonRef | null): Step =>
  (state) => {
    assertOpen(state.status);
    if (state.assigneeId === (to?.id ?? null)) return { set: {}, events: [] };
    const named = (person: PersonRef | null) => person && { id: person.id, name: person.name };
    return {
      set: { assigneeId: to?.id ?? null },
      events: [{ type: 'assigned', data: { from: named(from), to: named(to) } }],
    };
  };

/**
 * Another respond-by (UTC) for a case, with what the timeline says of it. Of a case that is answered it says anew whether the
 * answer was in time, when that is another word than before: the deadline counts from reception all the same (`slt.md`).
 */
export function recalculated(state: CaseState, respondBy: Date, because: 'severity' | 'levels'): Change {
  const { respondedAt, respondBy: before } = state;
  const moved: NewEvent = {
    type: 'deadline_changed',
    data: { target: 'respond', from: iso(before), to: iso(respondBy), because },
  };
  const isJudgedAnew = respondedAt !== null && respondedAt <= before !== respondedAt <= respondBy;
  return {
    set: { respondBy },
    events: isJudgedAnew ? [moved, targetDone('respond', respondBy, respondedAt)] : [moved],
  };
}

/**
 * A new severity; `respondBy` (UTC) is what it gives, counted from the original `receivedAt`, answered or not. Complete-by
 * stays what it was (`slt.md`).
 * @throws Conflict `case_not_open`
 */
export const setSeverity =
  (severity: Severity, respondBy: Date): Step =>
  (state) => {
    assertOpen(state.status);
    if (state.severity === severity) return { set: {}, events: [] };
    const changed: NewEvent = { type: 'severity_changed', data: { from: state.severity, to: severity } };
    const { set, events } = recalculated(state, respondBy, 'severity');
    return { set: { severity, ...set }, events: [changed, ...events] };
  };

/** One user of the request is done; the case stays open, and says so when it was the last one. */
export const finishItem =
  (item: { id: string; position: number; summary: string }): Step =>
  (state, moment) => {
    assertOpen(state.status);
    const began = begin(state, moment);
    const itemsDone = state.itemsDone + 1;
    const itemsLeft = state.itemCount - itemsDone;
    const { id: itemId, position, summary } = item;
    const done: NewEvent = { type: 'item_completed', data: { itemId, position, summary, itemsLeft } };
    const all: NewEvent[] =
      itemsLeft === 0 ? [{ type: 'items_completed', data: { itemCount: state.itemCount } }] : [];
    return { set: { ...began.set, itemsDone }, events: [...began.events, done, ...all] };
  };

/**
 * Does the steps one after the other. The result carries the next version, activity time and deadlines; when no step
 * changed or added anything it is the state as it was.
 */
export function perform(state: CaseState, moment: Moment, steps: readonly Step[]) {
  const events: NewEvent[] = [];
  let next = state;
  for (const step of steps) {
    const change = step(next, moment);
    next = { ...next, ...change.set };
    events.push(...change.events);
  }
  // A note leaves no trace that a customer could see: no version, no activity.
  if (events.every(({ visibility }) => visibility === 'INTERNAL')) return { state, events };
  const stamped = { lastActivityAt: moment.at, version: state.version + 1, ...deadlinesOf(next) };
  return { state: { ...next, ...stamped }, events };
}
