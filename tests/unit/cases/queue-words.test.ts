import { describe, expect, it } from 'vitest';
import { queueHref, readQueue } from '@/components/desk/address';
import { dueOf, remaining } from '@/components/desk/words';
import { nearWords } from '@/components/ui/time';

const NOW = new Date('2027-06-07T12:00:00Z');
const at = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const near = nearWords('Europe/London', NOW);
const row = {
  nextDeadline: null,
  atRiskAt: null,
  pausedAt: null,
  respondedAt: null,
  status: 'OPEN',
} as const;

describe('the deadline of a row', () => {
  it('says what is due, when, and how much of its time is left', () => {
    // Due in 30 minutes, at risk in 15: the span is an hour.
    expect(dueOf({ ...row, nextDeadline: at(30), atRiskAt: at(15) }, NOW, near)).toEqual({
      meaning: 'calm',
      words: 'in 30 min',
      detail: 'answer by today 13:30',
      left: 0.5,
    });
    const answered = { ...row, respondedAt: at(-60), nextDeadline: at(10), atRiskAt: at(-20) };
    expect(dueOf(answered, NOW, near)).toMatchObject({
      meaning: 'attention',
      detail: 'complete by today 13:10',
    });
  });

  it('is at risk from the instant on, and overdue only after the deadline', () => {
    const [due, risk] = [at(30).getTime(), at(15).getTime()];
    expect(remaining(due, risk, risk - 1).meaning).toBe('calm');
    expect(remaining(due, risk, risk).meaning).toBe('attention');
    expect(remaining(due, risk, due)).toMatchObject({ meaning: 'attention', left: 0 });
    expect(remaining(due, risk, due + 1)).toMatchObject({
      meaning: 'urgent',
      words: 'less than 1 min overdue',
    });
  });

  it('says why no clock runs', () => {
    expect(dueOf({ ...row, pausedAt: at(-60) }, NOW, near)).toMatchObject({
      words: 'Paused',
      detail: 'since today 12:00',
      left: null,
    });
    expect(dueOf({ ...row, respondedAt: at(-60) }, NOW, near)).toMatchObject({ meaning: 'done', left: null });
  });
});

describe('the queue’s address', () => {
  it('keeps the filters that can be read and forgets the others', () => {
    const asked = {
      severity: 'S1',
      region: 'MARS',
      account: '100001',
      q: '  ',
      kind: ['TECHNICAL'],
      cursor: 'abc',
    };
    expect(readQueue(asked)).toEqual({ filters: { account: 100001, severity: 'S1' }, cursor: 'abc' });
  });

  it('is the same for the same filters, whatever their order', () => {
    const { filters } = readQueue({ assignee: 'me', severity: 'S1', q: 'a&b=c' });
    expect(queueHref(filters)).toBe('/desk?severity=S1&assignee=me&q=a%26b%3Dc');
    expect(readQueue(Object.fromEntries(new URLSearchParams(queueHref(filters).slice(6)))).filters).toEqual(
      filters,
    );
    expect(queueHref({})).toBe('/desk');
  });
});
