import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  completeState,
  nextAtRiskAt,
  nextDeadline,
  nextTarget,
  respondState,
  resumeCompleteBy,
} from '@/lib/service-levels/rules/targets';
import type { TargetTimes } from '@/lib/service-levels/types';

const HOUR_MS = 3_600_000;
const received = new Date('2026-03-03T09:00:00.000Z');
const after = (hours: number, ms = 0) => new Date(received.getTime() + hours * HOUR_MS + ms);

const fresh: TargetTimes = {
  receivedAt: received,
  respondBy: after(4),
  respondedAt: null,
  completeBy: after(24),
  completedAt: null,
  pausedAt: null,
};

describe('respond by', () => {
  it('is due, then at risk from a quarter left, then overdue past the deadline', () => {
    expect(respondState(fresh, received)).toBe('due');
    expect(respondState(fresh, after(3, -1))).toBe('due');
    expect(respondState(fresh, after(3))).toBe('at_risk');
    expect(respondState(fresh, after(4))).toBe('at_risk');
    expect(respondState(fresh, after(4, 1))).toBe('overdue');
  });

  it('is met by an answer at the deadline, missed a millisecond later', () => {
    expect(respondState({ ...fresh, respondedAt: after(4) }, after(90))).toBe('met');
    expect(respondState({ ...fresh, respondedAt: after(4, 1) }, after(90))).toBe('missed');
  });

  it('is met by completion when that comes before an answer', () => {
    expect(respondState({ ...fresh, completedAt: after(2), respondedAt: after(9) }, after(90))).toBe('met');
    expect(respondState({ ...fresh, completedAt: after(2) }, after(90))).toBe('met');
  });

  it('does not pause', () => {
    expect(respondState({ ...fresh, pausedAt: after(1) }, after(5))).toBe('overdue');
  });
});

describe('complete by', () => {
  it('does not exist for a technical case', () => {
    expect(completeState({ ...fresh, completeBy: null }, after(90))).toBeNull();
  });

  it('is at risk from six working hours left, also after pauses moved it', () => {
    expect(completeState(fresh, after(18, -1))).toBe('due');
    expect(completeState(fresh, after(18))).toBe('at_risk');
    const moved = { ...fresh, completeBy: after(34) };
    expect(completeState(moved, after(28, -1))).toBe('due');
    expect(completeState(moved, after(28))).toBe('at_risk');
    expect(completeState(moved, after(34, 1))).toBe('overdue');
  });

  it('stands still while the case waits on the customer', () => {
    expect(completeState({ ...fresh, pausedAt: after(2) }, after(900))).toBe('due');
    expect(completeState({ ...fresh, pausedAt: after(20) }, after(900))).toBe('at_risk');
    expect(completeState({ ...fresh, pausedAt: after(25) }, after(900))).toBe('overdue');
  });

  it('is met by completion during a pause that began in time', () => {
    expect(completeState({ ...fresh, pausedAt: after(2), completedAt: after(70) }, after(900))).toBe('met');
    expect(completeState({ ...fresh, pausedAt: after(25), completedAt: after(70) }, after(900))).toBe(
      'missed',
    );
  });

  it('moves by exactly the time paused, never earlier', () => {
    expect(resumeCompleteBy(after(24), after(3), after(10, 7))).toEqual(after(31, 7));
    expect(resumeCompleteBy(after(24), after(3), after(2))).toEqual(after(24));
    expect(resumeCompleteBy(null, after(3), after(10))).toBeNull();
  });
});

describe('the next deadline', () => {
  it('is the earliest target that is neither met nor paused', () => {
    expect(nextDeadline(fresh)).toEqual(after(4));
    expect(nextDeadline({ ...fresh, respondedAt: after(1) })).toEqual(after(24));
    expect(nextDeadline({ ...fresh, pausedAt: after(1) })).toEqual(after(4));
    expect(nextDeadline({ ...fresh, respondedAt: after(1), pausedAt: after(2) })).toBeNull();
    expect(nextDeadline({ ...fresh, respondedAt: after(1), completeBy: null })).toBeNull();
    expect(nextDeadline({ ...fresh, completedAt: after(1) })).toBeNull();
  });

  it('names its target and the instant it is at risk', () => {
    expect(nextTarget(fresh)).toEqual({ target: 'respond', dueAt: after(4), atRiskAt: after(3) });
    const answered = { ...fresh, respondedAt: after(1), completeBy: after(34) };
    expect(nextTarget(answered)).toEqual({ target: 'complete', dueAt: after(34), atRiskAt: after(28) });
    expect(nextAtRiskAt({ ...answered, pausedAt: after(2) })).toBeNull();
  });

  it('is at risk exactly from nextAtRiskAt on, and overdue exactly past nextDeadline', () => {
    const spanMs = fc.integer({ min: 1, max: 5 * 24 * HOUR_MS });
    const offsetMs = fc.integer({ min: -3, max: 3 });
    fc.assert(
      fc.property(spanMs, offsetMs, (span, offset) => {
        const times = { ...fresh, respondBy: after(0, span), completeBy: null };
        const risk = nextAtRiskAt(times) ?? received;
        const due = nextDeadline(times) ?? received;
        const now = new Date(risk.getTime() + offset);
        const left = due.getTime() - now.getTime();
        const expected = left < 0 ? 'overdue' : left * 4 <= span ? 'at_risk' : 'due';
        expect(respondState(times, now)).toBe(expected);
        expect(respondState(times, new Date(due.getTime() + 1))).toBe('overdue');
      }),
    );
  });
});
