import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlinesOf } from '@/lib/cases/rules/targets';
import { digestOf } from '@/lib/cases/rules/warning-words';
import { furthestStep, hearersOf, isTimeToTell, passedAt, WARNING_STEPS } from '@/lib/cases/rules/warnings';

const HOUR = 3_600_000;
const start = Date.parse('2027-06-07T12:00:00.000Z');

describe('the steps of a warning', () => {
  it('are half, three quarters and all of the span, to the millisecond', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 240 * 60 }), (minutes) => {
        const spanMs = minutes * 60_000;
        const receivedAt = new Date(start);
        const { nextDeadline, atRiskAt } = deadlinesOf({
          status: 'OPEN',
          receivedAt,
          reopenedAt: null,
          respondBy: new Date(start + spanMs),
          respondedAt: null,
          completeBy: null,
          completedAt: null,
          pausedAt: null,
          pausedTotalMs: 0,
        });
        if (!nextDeadline || !atRiskAt) throw new Error('an open case has a deadline');
        const deadline = { nextDeadline, atRiskAt };
        expect(passedAt(deadline, 'HALF').getTime()).toBe(start + spanMs / 2);
        expect(passedAt(deadline, 'AT_RISK').getTime()).toBe(start + (spanMs * 3) / 4);
        expect(passedAt(deadline, 'MISSED').getTime()).toBe(start + spanMs + 1);
      }),
    );
  });

  it('only ever go forward with time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 9_000_000 }),
        fc.nat(20_000_000),
        fc.nat(9_000_000),
        (quarter, at, later) => {
          const deadline = {
            nextDeadline: new Date(start + quarter * 4),
            atRiskAt: new Date(start + quarter * 3),
          };
          const order = (now: number) =>
            WARNING_STEPS.indexOf(furthestStep(deadline, new Date(now)) as never);
          expect(order(start + at + later)).toBeGreaterThanOrEqual(order(start + at));
        },
      ),
    );
  });
});

describe('who hears of it', () => {
  const leadIds = ['lead', 'other lead'];
  it('is whoever has the case, and the leads once it is missed', () => {
    expect(hearersOf('HALF', { assigneeId: 'agent', leadIds })).toEqual(['agent']);
    expect(hearersOf('AT_RISK', { assigneeId: 'agent', leadIds })).toEqual(['agent']);
    expect(hearersOf('MISSED', { assigneeId: 'lead', leadIds })).toEqual(['lead', 'other lead']);
  });
  it('is the leads, from at risk on, when nobody has it', () => {
    expect(hearersOf('HALF', { assigneeId: null, leadIds })).toEqual([]);
    expect(hearersOf('AT_RISK', { assigneeId: null, leadIds })).toEqual(leadIds);
  });
});

it('news gather for five minutes; an S1 does not wait', () => {
  const now = new Date(start + HOUR);
  const noted = (minutes: number) => ({
    severity: 'S3' as const,
    notedAt: new Date(now.getTime() - minutes * 60_000),
  });
  expect(isTimeToTell([noted(4)], now)).toBe(false);
  expect(isTimeToTell([noted(4), noted(5)], now)).toBe(true);
  expect(isTimeToTell([{ ...noted(0), severity: 'S1' }], now)).toBe(true);
});

it('a digest puts the worst first, in the reader’s zone', () => {
  const of = (number: number, step: 'HALF' | 'AT_RISK' | 'MISSED', hours: number) => ({
    number,
    step,
    subject: 'Off-board two users',
    accountName: 'Halden US',
    severity: 'S2' as const,
    dueAt: new Date(start + hours * HOUR),
  });
  const { title, text } = digestOf(
    [of(1, 'HALF', 3), of(2, 'MISSED', -1), of(3, 'AT_RISK', 1)],
    'Europe/London',
  );
  expect(title).toBe('1 deadline missed, 1 at risk, 1 past half of the time');
  expect(text.match(/^\d/gm)).toEqual(['2', '3', '1']);
  expect(text).toContain('due Mon 7 Jun, 12:00 UK, missed');
});
