import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accessOf } from '@/lib/upgrades/rules/access';
import { isLockedPhase, nextPhaseChangeAt, phaseOf } from '@/lib/upgrades/rules/phase';
import { windowOf } from '@/lib/upgrades/rules/window';
import type { Phase, UpgradeFacts } from '@/lib/upgrades/types';

const START = Date.UTC(2027, 5, 1, 22);
const instant = fc.integer({ min: START - 100 * 86_400_000, max: START + 100 * 86_400_000 });
const minutes = (min: number) => fc.integer({ min, max: 1440 });

const none = { startedAt: null, completedAt: null, failedAt: null };

/** Windows of any length, alone or with the reports that can follow. */
const facts: fc.Arbitrary<UpgradeFacts> = fc
  .record({
    start: instant,
    lead: minutes(0),
    duration: minutes(1),
    startedAt: fc.option(instant),
    end: fc.constantFrom('open', 'completed', 'failed'),
    endedAt: instant,
  })
  .map(({ start, lead, duration, startedAt, end, endedAt }) => ({
    ...windowOf(new Date(start), lead, duration),
    startedAt: startedAt === null ? null : new Date(startedAt),
    completedAt: end === 'completed' ? new Date(endedAt) : null,
    failedAt: end === 'failed' ? new Date(endedAt) : null,
  }));

const ORDER: readonly Phase[] = ['SCHEDULED', 'LOCKED_OUT', 'UPGRADING', 'OVERRUNNING'];
const rank = (phase: Phase) => (ORDER.includes(phase) ? ORDER.indexOf(phase) : ORDER.length);

describe('the phase', () => {
  it('is NOT_SCHEDULED without facts, whatever the time', () => {
    fc.assert(fc.property(instant, (now) => phaseOf(null, new Date(now)) === 'NOT_SCHEDULED'));
  });

  it('only moves forward in time while nothing is reported', () => {
    fc.assert(
      fc.property(facts, instant, fc.nat(200 * 86_400_000), (given, now, later) => {
        const [before, after] = [phaseOf(given, new Date(now)), phaseOf(given, new Date(now + later))];
        expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
      }),
    );
  });

  it('begins the lockout, the upgrade and the overrun at their instants to the millisecond', () => {
    fc.assert(
      fc.property(instant, minutes(1), minutes(1), (start, lead, duration) => {
        const window = { ...windowOf(new Date(start), lead, duration), ...none };
        const at = (instantOf: Date, ms: number) => phaseOf(window, new Date(instantOf.getTime() + ms));
        expect(at(window.lockoutStartsAt, -1)).toBe('SCHEDULED');
        expect(at(window.lockoutStartsAt, 0)).toBe('LOCKED_OUT');
        expect(at(window.upgradeStartsAt, -1)).toBe('LOCKED_OUT');
        expect(at(window.upgradeStartsAt, 0)).toBe('UPGRADING');
        expect(at(window.expectedEndAt, -1)).toBe('UPGRADING');
        expect(at(window.expectedEndAt, 0)).toBe('OVERRUNNING');
      }),
    );
  });

  it('ends with a report and stays ended', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const phase = phaseOf(given, new Date(now));
        expect(phase === 'COMPLETED').toBe(given.completedAt !== null);
        expect(phase === 'FAILED').toBe(given.failedAt !== null);
      }),
    );
  });
});

describe('the next change of phase', () => {
  it('is the first instant at which the phase is another one, and nothing changes before it', () => {
    fc.assert(
      fc.property(facts, instant, fc.double({ min: 0, max: 1, noNaN: true }), (given, now, share) => {
        const next = nextPhaseChangeAt(given, new Date(now));
        const here = phaseOf(given, new Date(now));
        if (next === null) {
          expect(phaseOf(given, new Date(now + 1000 * 86_400_000))).toBe(here);
          return;
        }
        const between = now + Math.floor((next.getTime() - now - 1) * share);
        expect(next.getTime()).toBeGreaterThan(now);
        expect(phaseOf(given, new Date(between))).toBe(here);
      }),
    );
  });
});

describe('the gate', () => {
  it('is closed exactly in the locked phases, and then names the lockout', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const access = accessOf('CLASSIC', given, new Date(now));
        const locked = isLockedPhase(phaseOf(given, new Date(now)));
        expect(access.accessible).toBe(!locked);
        expect(access.lockout).toEqual(
          locked ? { startsAt: given.lockoutStartsAt, expectedEndAt: given.expectedEndAt } : null,
        );
      }),
    );
  });

  it('gives the same answer to the same question and changes nothing it was given', () => {
    fc.assert(
      fc.property(facts, instant, (given, now) => {
        const copy = structuredClone(given);
        const first = accessOf('CLASSIC', given, new Date(now));
        expect(accessOf('CLASSIC', given, new Date(now))).toEqual(first);
        expect(given).toEqual(copy);
      }),
    );
  });

  it('opens Admin Console after completion and Account Manager after a failure', () => {
    const window = windowOf(new Date(START));
    const now = new Date(START + 60_000);
    const ended = { ...window, ...none, startedAt: window.upgradeStartsAt };
    expect(accessOf('X_SERIES', { ...ended, completedAt: now }, now)).toEqual({
      portal: 'ADMIN_CONSOLE',
      accessible: true,
      lockout: null,
    });
    expect(accessOf('CLASSIC', { ...ended, failedAt: now }, now)).toEqual({
      portal: 'ACCOUNT_MANAGER',
      accessible: true,
      lockout: null,
    });
  });

  it('keeps its length in elapsed time when the clocks change inside the window', () => {
    // 1 November 2026: US clocks go back at 09:00 UTC.
    const window = windowOf(new Date('2026-11-01T09:00:00Z'), 30, 45);
    expect(window.expectedEndAt.getTime() - window.lockoutStartsAt.getTime()).toBe(75 * 60_000);
  });
});
