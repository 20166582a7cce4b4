import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canBecome, isOpen, isOver } from '@/lib/cases/rules/status';
import { deadlinesOf, targetsOf } from '@/lib/cases/rules/targets';
import {
  assign,
  begin,
  cancel,
  close,
  comment,
  finishItem,
  open,
  pause,
  perform,
  resolve,
  resume,
  type Step,
  setSeverity,
} from '@/lib/cases/rules/work';
import { CASE_STATUSES, type CaseState, type CaseStatus, type NewEvent } from '@/lib/cases/types';
import { Conflict } from '@/lib/platform/errors';
import { deadlinesFor } from '@/lib/service-levels/rules/deadlines';
import { defaultEngine } from '@/lib/service-levels/rules/engine';
import { CASE_KINDS, REGIONS, SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';

const HOUR = 3_600_000;
const agent = { id: 'agent', name: 'Agent', email: 'agent@support.example' };
const receivedAt = new Date('2027-06-07T12:00:00.000Z');

function aCase(given: Partial<CaseState> = {}): CaseState {
  const facts = {
    kind: 'USER_ADMINISTRATION',
    severity: 'S2',
    serviceLevel: 'PREMIUM',
    region: 'US',
    receivedAt,
    ...given,
  } as const;
  const state: CaseState = {
    number: 1,
    accountNumber: 100001,
    status: 'NEW',
    requesterId: 'admin',
    assigneeId: null,
    policyVersion: 1,
    ...deadlinesFor(defaultEngine, facts),
    respondedAt: null,
    completedAt: null,
    pausedAt: null,
    pausedTotalMs: 0,
    nextDeadline: null,
    atRiskAt: null,
    itemCount: 3,
    itemsDone: 0,
    resolvedAt: null,
    reopenedAt: null,
    verdict: null,
    closedAt: null,
    lastActivityAt: receivedAt,
    version: 1,
    ...facts,
    ...given,
  };
  return { ...state, ...deadlinesOf(state) };
}

const steps: Record<string, { step: (state: CaseState) => Step; staff: boolean }> = {
  begin: { step: () => begin, staff: true },
  open: { step: () => open, staff: true },
  pause: { step: () => pause, staff: true },
  resume: { step: () => resume, staff: true },
  resolve: { step: () => resolve, staff: true },
  close: { step: () => close, staff: true },
  cancel: { step: () => cancel, staff: false },
  reply: { step: () => comment('On it.'), staff: true },
  note: { step: () => comment('Hm.', 'INTERNAL'), staff: true },
  answer: { step: () => comment('Thanks.'), staff: false },
  take: { step: () => assign(null, agent), staff: true },
  release: { step: () => assign(agent, null), staff: true },
  ...Object.fromEntries(
    SEVERITIES.map((severity) => [
      severity,
      {
        step: (state: CaseState) =>
          setSeverity(severity, deadlinesFor(defaultEngine, { ...state, severity }).respondBy),
        staff: false,
      },
    ]),
  ),
  finish: {
    step: ({ itemsDone }) => finishItem({ id: `i${itemsDone}`, position: itemsDone + 1, summary: 'x' }),
    staff: true,
  },
};

type Act = { name: string; afterMs: number };
const acts = fc.array(
  fc.record({
    name: fc.constantFrom(...Object.keys(steps)),
    afterMs: fc.oneof(fc.integer({ min: 0, max: 40 * HOUR }), fc.constant(0)),
  }),
  { maxLength: 30 },
);
const filings = fc.record({
  kind: fc.constantFrom(...CASE_KINDS),
  severity: fc.constantFrom(...SEVERITIES),
  serviceLevel: fc.constantFrom(...SERVICE_LEVELS),
  region: fc.constantFrom(...REGIONS),
});

type Told = { state: CaseState; events: (NewEvent & { at: Date })[]; states: CaseState[]; now: Date };

/** Lives a case through a list of acts; what the rules refuse does not happen. */
function live(filing: Partial<CaseState>, script: readonly Act[]): Told {
  const told: Told = { state: aCase(filing), events: [], states: [], now: receivedAt };
  for (const { name, afterMs } of script) {
    told.now = new Date(told.now.getTime() + afterMs);
    const { step, staff } = steps[name] ?? { step: () => begin, staff: true };
    if (name === 'finish' && told.state.itemsDone === told.state.itemCount) continue;
    try {
      const before = told.state;
      const { state, events } = perform(before, { at: told.now, staff }, [step(before)]);
      told.state = state;
      told.events.push(...events.map((event) => ({ ...event, at: told.now })));
      told.states.push(state);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
    }
  }
  return told;
}

const everyLife = (holds: (told: Told) => void) =>
  fc.assert(
    fc.property(filings, acts, (filing, script) => holds(live(filing, script))),
    { numRuns: 400 },
  );

describe('any life of a case', () => {
  it('goes through legal statuses only, and its timeline says each', () =>
    everyLife(({ events, state }) => {
      let status: CaseStatus = 'NEW';
      for (const { type, visibility, data } of events) {
        if (isOver(status)) expect(visibility).toBe('INTERNAL');
        if (type !== 'status_changed') continue;
        expect(data?.from).toBe(status);
        expect(canBecome(status, data?.to as CaseStatus)).toBe(true);
        status = data?.to as CaseStatus;
      }
      expect(status).toBe(state.status);
    }));

  it('keeps complete-by at 24 hours and every pause, to the millisecond', () =>
    everyLife(({ state, events }) => {
      if (state.kind === 'TECHNICAL') {
        expect(state.completeBy).toBeNull();
        expect(state.pausedAt).toBeNull();
        return;
      }
      const pausedMs = events.reduce(
        (sum, { type, data }) => sum + (type === 'resumed' ? Number(data?.pausedMs) : 0),
        0,
      );
      expect(state.pausedTotalMs).toBe(pausedMs);
      expect(state.completeBy?.getTime()).toBe(receivedAt.getTime() + 24 * HOUR + pausedMs);
      expect(state.pausedAt !== null).toBe(state.status === 'WAITING_ON_CUSTOMER');
    }));

  it('keeps respond-by where its severity puts it, counted from reception', () =>
    everyLife(({ states }) => {
      for (const state of states)
        expect(state.respondBy).toEqual(deadlinesFor(defaultEngine, state).respondBy);
    }));

  it('says of its answer what the timeline said last', () =>
    everyLife(({ states, events, now }) => {
      const said = events.findLast(
        ({ type, data }) => type.startsWith('target_') && data?.target === 'respond',
      );
      const last = states.at(-1);
      if (!said || !last) return;
      const [respond] = targetsOf(last, now);
      expect(`target_${respond?.state}`).toBe(said.type);
    }));

  it('is sorted by its earliest unmet, unpaused target', () =>
    everyLife(({ states }) => {
      for (const state of states) {
        const open = isOpen(state.status);
        const respond =
          open && !state.respondedAt && !state.completedAt
            ? state.respondBy.getTime()
            : Number.POSITIVE_INFINITY;
        const complete =
          open && state.completeBy && !state.completedAt && !state.pausedAt
            ? state.completeBy.getTime()
            : Number.POSITIVE_INFINITY;
        const next = Math.min(respond, complete);
        expect(state.nextDeadline?.getTime() ?? Number.POSITIVE_INFINITY).toBe(next);
        if (state.nextDeadline) expect(state.atRiskAt?.getTime()).toBeLessThan(next);
        else expect(state.atRiskAt).toBeNull();
      }
    }));

  it('settles each target once, and anew only when its deadline moved, and says truly whether it was in time', () =>
    everyLife(({ events, state }) => {
      for (const target of ['respond', 'complete']) {
        const about = events.filter(({ data }) => data?.target === target);
        const settled = about.filter(({ type }) => type.startsWith('target_'));
        for (const again of settled.slice(1))
          expect(about[about.indexOf(again) - 1]?.type).toBe('deadline_changed');
        for (const { type, data } of settled)
          expect(type).toBe(String(data?.doneAt) <= String(data?.dueAt) ? 'target_met' : 'target_missed');
        const done =
          target === 'respond'
            ? (state.respondedAt ?? state.completedAt)
            : state.completeBy && state.completedAt;
        expect(settled.length > 0).toBe(Boolean(done));
      }
    }));

  it('counts its version and its activity by what customers can see', () =>
    everyLife(({ states, events }) => {
      let version = 1;
      for (const state of states) {
        expect(state.version - version).toBeLessThanOrEqual(1);
        version = state.version;
      }
      const seen = events.filter(({ visibility }) => visibility !== 'INTERNAL').at(-1);
      const last = states.at(-1);
      if (last) expect(last.lastActivityAt).toEqual(seen?.at ?? receivedAt);
    }));

  it('shows as many targets as it has promises, whatever the time', () =>
    everyLife(({ state, now }) => {
      const count = state.status === 'CANCELLED' ? 0 : state.completeBy ? 2 : 1;
      expect(targetsOf(state, now)).toHaveLength(count);
      for (const { state: is, doneAt } of targetsOf(state, now))
        expect(['met', 'missed'].includes(is)).toBe(doneAt !== null);
    }));
});

describe('statuses', () => {
  it('are those of the specification', () => {
    const legal = CASE_STATUSES.flatMap((from) =>
      CASE_STATUSES.filter((to) => canBecome(from, to)).map((to) => `${from} → ${to}`),
    );
    expect(legal).toEqual([
      'NEW → OPEN',
      'NEW → CANCELLED',
      'OPEN → WAITING_ON_CUSTOMER',
      'OPEN → RESOLVED',
      'WAITING_ON_CUSTOMER → OPEN',
      'RESOLVED → CLOSED',
    ]);
  });
});

describe('at risk', () => {
  it('begins with the last quarter of what was promised, however long the case waited', () => {
    const answered = perform(aCase(), { at: receivedAt, staff: true }, [comment('On it.'), pause]).state;
    const later = new Date(receivedAt.getTime() + 100 * HOUR);
    const { state } = perform(answered, { at: later, staff: true }, [resume]);
    expect(state.nextDeadline?.getTime()).toBe(receivedAt.getTime() + 124 * HOUR);
    expect(state.atRiskAt?.getTime()).toBe(receivedAt.getTime() + 118 * HOUR);
    const [, complete] = targetsOf(state, state.atRiskAt ?? later);
    expect(complete?.state).toBe('at_risk');
  });
});
