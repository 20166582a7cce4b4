import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type StripLockout } from '@/components/frame/lockout';

const MINUTE = 60_000;
const NOW = Date.UTC(2027, 5, 8, 12);

const lockout = (name: string, startsIn: number, minutes = 25): StripLockout => ({
  accountName: name,
  href: `/accounts/${name}`,
  startsAt: NOW + startsIn * MINUTE,
  endsAt: NOW + (startsIn + minutes) * MINUTE,
  window: '',
  endsAtWords: '',
});
const namesOf = (lockouts: readonly StripLockout[]) =>
  linesOf(lockouts, NOW).lines.map(({ accountName }) => accountName);

describe('the strip of lockouts', () => {
  it('has a line for each that runs or is warned of, and what can still be acted on comes first', () => {
    const all = [
      lockout('overruns', -90),
      lockout('runs', -10),
      lockout('tomorrow', 20 * 60),
      lockout('in 29 minutes', 29),
      lockout('in 5 minutes', 5),
    ];
    expect(namesOf(all)).toEqual(['in 5 minutes', 'in 29 minutes', 'overruns', 'runs']);
    expect(linesOf(all, NOW).others).toBe(1);
  });

  it('has one line for the next of a day while nothing presses, and none for what is further away', () => {
    expect(namesOf([lockout('b', 500), lockout('a', 400), lockout('far', 25 * 60)])).toEqual(['a']);
    expect(linesOf([lockout('b', 500), lockout('a', 400), lockout('far', 25 * 60)], NOW).others).toBe(1);
    expect(linesOf([lockout('far', 25 * 60)], NOW)).toEqual({ lines: [], others: 0 });
  });

  it('never leaves a lockout of the next half hour without a line, whatever else is closed', () => {
    const starts = fc.array(fc.integer({ min: -200, max: 3_000 }), { maxLength: 12 });
    fc.assert(
      fc.property(starts, (minutes) => {
        const all = minutes.map((start, index) => lockout(String(index), start));
        const shown = new Set(namesOf(all));
        for (const [index, start] of minutes.entries())
          if (start <= 30) expect(shown).toContain(String(index));
      }),
    );
  });
});
