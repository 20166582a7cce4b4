import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { casesAround, instantIn } from '@/lib/calendars/rules/dates';
import { cellName, cellOf, promisesIn, targetOf, UNITS } from '@/lib/calendars/rules/form';
import { everyCaseAt, previewOf } from '@/lib/calendars/rules/preview';
import { promisesSchema } from '@/lib/calendars/schema';
import { defaultPolicy } from '@/lib/service-levels/rules/default-policy';
import { buildServiceLevels, defaultEngine } from '@/lib/service-levels/rules/engine';
import { SERVICE_LEVELS, SEVERITIES } from '@/lib/service-levels/types';

const valuesOf = (policy: typeof defaultPolicy) => {
  const values: Record<string, string> = {
    completeHours: String(policy.completeHours),
    completeClock: 'ELAPSED',
  };
  for (const severity of SEVERITIES)
    for (const level of SERVICE_LEVELS) {
      const { amount, unit } = cellOf(policy.respond[severity][level]);
      values[cellName(severity, level, 'amount')] = String(amount);
      values[cellName(severity, level, 'unit')] = unit;
    }
  return values;
};

describe('the form of a policy', () => {
  it('shown and sent back unchanged is the same policy', () => {
    const values = valuesOf(defaultPolicy);
    const { respond, completeHours } = promisesIn((name) => values[name] ?? '');
    expect(respond).toEqual(defaultPolicy.respond);
    expect(completeHours).toBe(defaultPolicy.completeHours);
  });

  it('keeps every amount and unit on the way through a target', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), fc.constantFrom(...UNITS), (amount, unit) => {
        expect(cellOf(targetOf(amount, unit))).toEqual({ amount, unit });
      }),
    );
  });

  it('refuses text, fractions and nothing where a number belongs, at its place', () => {
    for (const text of ['', 'four', '1.5', '-1', '0']) {
      const values = {
        ...valuesOf(defaultPolicy),
        'S1.STANDARD.amount': text,
        'S1.STANDARD.unit': 'MINUTES',
      };
      const parsed = promisesSchema.safeParse(
        promisesIn((name) => values[name as keyof typeof values] ?? ''),
      );
      expect(parsed.error?.issues.map(({ path }) => path.slice(0, 3).join('.'))).toContain(
        'respond.S1.STANDARD',
      );
    }
  });
});

describe('a time of the form', () => {
  it('is read in the reader’s zone', () => {
    expect(instantIn('2026-12-01T08:00', 'America/Los_Angeles')).toBe('2026-12-01T16:00:00Z');
    expect(instantIn('next week', 'Europe/London')).toBe('');
  });
});

describe('the preview', () => {
  it('of what is in effect shows nothing', () => {
    const cases = everyCaseAt(new Date('2026-11-25T12:00:00Z'));
    expect(previewOf(defaultEngine, buildServiceLevels(), cases, cases)).toEqual({
      differences: [],
      looked: cases.length,
      changed: 0,
    });
  });

  it('of a closed day concerns business-day answers of that region alone', () => {
    const closedDays = [{ region: 'EUROPE', date: '2026-12-09', state: 'CLOSED', name: 'Move' }] as const;
    const examples = casesAround('2026-12-09', 'EUROPE', 'Europe/London');
    const { differences } = previewOf(defaultEngine, buildServiceLevels({ closedDays }), examples, []);
    expect(differences.length).toBeGreaterThan(0);
    for (const one of differences) {
      expect([one.kind, one.severity, one.serviceLevel, one.region]).toEqual([
        'TECHNICAL',
        'S3',
        'STANDARD',
        'EUROPE',
      ]);
      expect(one.after.getTime()).toBeGreaterThan(one.before.getTime());
    }
  });
});
