import { describe, expect, it } from 'vitest';
import { movedFrom } from '@/lib/upgrades/rules/moves';
import type { MoveSummary } from '@/lib/upgrades/types';

const day = (date: number) => new Date(Date.UTC(2027, 5, date));
const moved = (at: number, from: number): MoveSummary => ({
  id: String(at),
  fromLockoutStartsAt: day(from),
  fromUpgradeStartsAt: day(from),
  fromExpectedEndAt: day(from + 1),
  toUpgradeStartsAt: day(28),
  reason: 'A holiday',
  movedAt: day(at),
});

describe('the window that a date was moved from', () => {
  it('is that of the latest move', () => {
    expect(movedFrom({ scheduledAt: day(1) }, [moved(5, 20), moved(3, 12)])).toEqual({
      lockoutStartsAt: day(20),
      expectedEndAt: day(21),
    });
  });

  it('is none for a date that never moved, or without a date', () => {
    expect(movedFrom({ scheduledAt: day(1) }, [])).toBeNull();
    expect(movedFrom(null, [moved(5, 20)])).toBeNull();
  });

  it('is none when only a date before this one moved', () => {
    expect(movedFrom({ scheduledAt: day(6) }, [moved(5, 20)])).toBeNull();
  });
});
