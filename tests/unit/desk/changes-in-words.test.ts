import { describe, expect, it } from 'vitest';
import { changesInWords } from '@/components/desk/case-words';
import type { CaseEventView } from '@/lib/cases/types';

const NOW = new Date('2027-06-08T13:10:00Z');
let id = 0;
const event = (minute: number, name: string, rest: Partial<CaseEventView>): CaseEventView => {
  id += 1;
  return {
    id: String(id),
    type: 'comment',
    visibility: 'PUBLIC',
    at: new Date(`2027-06-08T13:0${minute}:00Z`),
    actor: { name, role: 'SUPPORT' },
    body: null,
    data: {},
    ...rest,
  };
};

describe('what others did meanwhile', () => {
  it('is who, what and when with the zone, a line for each step, without notes and consequences', () => {
    const took: Partial<CaseEventView> = { type: 'assigned', data: { to: { name: 'Bo Ek' } } };
    const began: Partial<CaseEventView> = { type: 'status_changed', data: { from: 'NEW', to: 'OPEN' } };
    const changed: Partial<CaseEventView> = { type: 'severity_changed', data: { from: 'S3', to: 'S2' } };
    const events = [
      event(1, 'Bo Ek', took),
      event(1, 'Bo Ek', began),
      event(2, 'Lena Ortiz', changed),
      event(2, 'Lena Ortiz', { type: 'deadline_changed', data: { target: 'respond' } }),
      event(3, 'Lena Ortiz', { visibility: 'INTERNAL', body: 'canary' }),
      event(4, 'Bo Ek', { body: 'Done.' }),
    ];
    const lines = changesInWords(events, 'Europe/London', NOW);
    expect(lines.map(([, words]) => words)).toEqual([
      'Bo Ek took this on and began the work, today 14:01 UK',
      'Lena Ortiz changed the severity from S3 to S2, today 14:02 UK',
      'Bo Ek replied, today 14:04 UK',
    ]);
    // By the last of its events, so that a person who saw the first half is told of the second.
    expect(lines.map(([at]) => at)).toEqual([2, 3, 6]);
  });
});
