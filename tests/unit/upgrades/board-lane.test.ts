import { describe, expect, it } from 'vitest';
import { laneOf } from '@/components/upgrades/board-lane';
import type { BoardRow } from '@/lib/upgrades/types';

const at = (minute: number) => new Date(Date.UTC(2026, 10, 30, 0, minute));
/** A picture of a hundred minutes, so that a minute is a percent. */
const picture = { from: at(0), to: at(100), now: at(70) };
const row = (facts: Partial<BoardRow>) =>
  ({
    phase: 'SCHEDULED',
    lockoutStartsAt: at(20),
    upgradeStartsAt: at(40),
    expectedEndAt: at(60),
    startedAt: null,
    completedAt: null,
    failedAt: null,
    ...facts,
  }) as BoardRow;

describe('a window in the picture of the day', () => {
  it('is as planned while nothing is reported', () => {
    expect(laneOf(row({}), picture)).toEqual({ begin: 20, middle: 40, end: 60 });
  });

  it('reaches up to now when it takes longer', () => {
    const lane = laneOf(row({ phase: 'OVERRUNNING', startedAt: at(45) }), picture);
    expect(lane).toEqual({ begin: 20, middle: 45, end: 70 });
  });

  it('ends where it was reported failed before it started: the account was open again from then on', () => {
    const lane = laneOf(row({ phase: 'FAILED', failedAt: at(30) }), picture);
    expect(lane).toEqual({ begin: 20, middle: 30, end: 30 });
  });
});
