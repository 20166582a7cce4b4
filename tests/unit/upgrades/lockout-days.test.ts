import { describe, expect, it } from 'vitest';
import { lockoutDays } from '@/lib/upgrades/rules/lockout-days';

const days = (from: string, to: string, zone: string) =>
  lockoutDays({ lockoutStartsAt: new Date(from), expectedEndAt: new Date(to) }, zone);

describe('the days of a lockout', () => {
  it('are those of the account’s zone', () => {
    expect(days('2026-12-02T05:50:00Z', '2026-12-02T06:15:00Z', 'America/Los_Angeles')).toEqual([
      '2026-12-01',
    ]);
    expect(days('2026-12-02T05:50:00Z', '2026-12-02T06:15:00Z', 'Asia/Kathmandu')).toEqual(['2026-12-02']);
  });

  it('are two across midnight, and one when it ends with the day', () => {
    expect(days('2026-12-01T23:50:00Z', '2026-12-02T00:15:00Z', 'UTC')).toEqual(['2026-12-01', '2026-12-02']);
    expect(days('2026-12-01T23:35:00Z', '2026-12-02T00:00:00Z', 'UTC')).toEqual(['2026-12-01']);
  });
});
