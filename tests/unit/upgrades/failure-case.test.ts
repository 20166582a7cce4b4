import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureCase, failureCaseHref } from '@/components/upgrades/failure-case';
import { technicalFields } from '@/lib/cases/schema/technical';
import { windowOf } from '@/lib/upgrades/rules/window';
import { PHASES } from '@/lib/upgrades/types';

const STARTS = new Date('2026-12-02T06:00:00.000Z');
const account = { number: 100001, name: 'Halden US', timeZone: 'America/Los_Angeles' };
const upgrade = {
  id: 'one',
  accountNumber: 100001,
  scheduleVersion: 1,
  lockoutLeadMinutes: 10,
  durationMinutes: 15,
  scheduledAt: new Date('2026-11-01T00:00:00.000Z'),
  ...windowOf(STARTS),
  startedAt: STARTS,
  completedAt: null,
  failedAt: new Date('2026-12-02T06:20:00.000Z'),
  failureReason: 'Number porting stalled.',
  wave: 'US 4',
};
const facts = { account, upgrade, phase: 'FAILED' as const, readerZone: 'Europe/London' };

describe('a case about a failed upgrade', () => {
  it('begins with the account, the window in both zones, and the reason', () => {
    expect(failureCase(facts)).toEqual({
      subject: 'Upgrade of Halden US to X Series did not complete',
      severity: 'S3',
      description: [
        'The upgrade of Halden US (100001) to X Series did not complete.',
        '',
        'Planned lockout: Tue 1 Dec, 21:50–22:15 Pacific (Wed 2 Dec, 05:50–06:15 your time)',
        'Time zone of the account: America/Los_Angeles',
        'Reported as failed: Tue 1 Dec, 22:20 Pacific',
        'Wave: US 4',
        'Reason given: Number porting stalled.',
      ].join('\n'),
    });
  });

  it('is offered in no other phase', () => {
    for (const phase of PHASES) if (phase !== 'FAILED') expect(failureCase({ ...facts, phase })).toBeNull();
    expect(failureCase({ ...facts, upgrade: null })).toBeNull();
  });

  it('is one that can be filed, whatever the account is called and the reason was', () => {
    const text = fc.string({ minLength: 1, maxLength: 500 });
    fc.assert(
      fc.property(text, text, (name, failureReason) => {
        const found = failureCase({
          ...facts,
          account: { ...account, name },
          upgrade: { ...upgrade, failureReason },
        });
        return (
          technicalFields.subject.safeParse(found?.subject).success &&
          technicalFields.description.safeParse(found?.description).success
        );
      }),
    );
  });

  it('names the account alone in its address: the facts are read where the case is filed', () => {
    expect(failureCaseHref(100001)).toBe('/cases/new?account=100001&kind=technical&about=upgrade');
  });
});
