import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { awaitsVerdict, canReopen, REOPEN_DAYS, reopenUntil } from '@/lib/cases/rules/resolution';
import { CASE_STATUSES } from '@/lib/cases/types';

const DAY = 86_400_000;
const resolvedAt = new Date('2027-03-01T09:00:00.000Z');

describe('taking a case up again', () => {
  it('is possible to the millisecond for 14 days of 24 hours', () => {
    const state = { kind: 'TECHNICAL', status: 'RESOLVED', resolvedAt } as const;
    const until = new Date(resolvedAt.getTime() + REOPEN_DAYS * DAY);
    expect(reopenUntil(state)).toEqual(until);
    expect(canReopen(state, until)).toBe(true);
    expect(canReopen(state, new Date(until.getTime() + 1))).toBe(false);
  });

  it('is for resolved and closed technical cases alone', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('TECHNICAL', 'USER_ADMINISTRATION'),
        fc.constantFrom(...CASE_STATUSES),
        fc.integer({ min: 0, max: 20 * DAY }),
        (kind, status, later) => {
          const state = { kind, status, resolvedAt } as const;
          const ended = status === 'RESOLVED' || status === 'CLOSED';
          const expected = kind === 'TECHNICAL' && ended && later <= REOPEN_DAYS * DAY;
          expect(canReopen(state, new Date(resolvedAt.getTime() + later))).toBe(expected);
        },
      ),
    );
  });
});

it('a resolution is answered once', () => {
  expect(awaitsVerdict({ status: 'RESOLVED', verdict: null })).toBe(true);
  for (const verdict of ['ACCEPTED', 'DISPUTED'] as const)
    expect(awaitsVerdict({ status: 'RESOLVED', verdict })).toBe(false);
  for (const status of CASE_STATUSES.filter((one) => one !== 'RESOLVED'))
    expect(awaitsVerdict({ status, verdict: null })).toBe(false);
});
