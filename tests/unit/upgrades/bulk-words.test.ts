import { describe, expect, it } from 'vitest';
import { boardSentence } from '@/components/upgrades/board-words';
import { type BulkTarget, verbsOf } from '@/components/upgrades/bulk-words';
import type { Phase } from '@/lib/upgrades/types';

const target = (phase: Phase, isStarted = false): BulkTarget => ({
  accountNumber: 100001,
  name: 'Halden US',
  version: 1,
  phase,
  isStarted,
});

describe('what is offered for ticked accounts', () => {
  it.each([
    ['whose date is ahead', [target('SCHEDULED')], ['withdraw']],
    ['that are locked out', [target('LOCKED_OUT')], ['start', 'fail']],
    ['that run and were started', [target('OVERRUNNING', true)], ['complete', 'fail']],
    ['that run and were never started', [target('OVERRUNNING')], ['start', 'complete', 'fail']],
    ['of two kinds', [target('SCHEDULED'), target('UPGRADING', true)], ['complete', 'fail', 'withdraw']],
  ])('accounts %s', (_, targets, verbs) => {
    expect(verbsOf(targets)).toEqual(verbs);
  });
});

describe('the day in one sentence', () => {
  const day = { from: new Date('2026-11-30T00:00:00Z'), isToday: true };

  it('names what it counts at the first count', () => {
    expect(boardSentence({ OVERRUNNING: 2, LOCKED: 1 }, day, 'UTC')).toBe(
      '2 accounts take longer than planned, 1 is locked out as planned, no lockouts begin in the next two hours.',
    );
    expect(boardSentence({ LOCKED: 1, NEXT: 1 }, day, 'UTC')).toBe(
      '1 account is locked out as planned, 1 lockout begins in the next two hours.',
    );
    expect(boardSentence({ OVERRUNNING: 1 }, day, 'UTC')).toBe(
      '1 account takes longer than planned, none is locked out as planned, no lockouts begin in the next two hours.',
    );
  });
});
