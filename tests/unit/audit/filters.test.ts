import { describe, expect, it } from 'vitest';
import { filtersOf } from '@/lib/audit/rules/filters';
import { auditQuery } from '@/lib/audit/schema';

const read = (address: Record<string, unknown>, zone = 'UTC') => filtersOf(auditQuery.parse(address), zone);

describe('what an address asks the record for', () => {
  it('takes days of the reader’s zone, the last one whole, also when the clocks change', () => {
    const { from, until } = read({ from: '2027-03-28', to: '2027-03-28' }, 'Europe/London');
    expect(from?.toISOString()).toBe('2027-03-28T00:00:00.000Z');
    expect(until?.toISOString()).toBe('2027-03-28T23:00:00.000Z');
  });

  it.each([
    ['case 20001', { type: 'case', id: '20001' }],
    ['Directory user 0190', { type: 'directory_user', id: '0190' }],
    ['SLT policy 3', { type: 'policy', id: '3' }],
    ['20001', { type: null, id: '20001' }],
    ['person ada@halden.example', { type: 'person', id: 'ada@halden.example' }],
    ['closed day US 2027-01-01', { type: 'closed_day', id: 'US 2027-01-01' }],
  ])('reads “%s” as a kind and an id', (subject, expected) => {
    expect(read({ subject }).subject).toEqual(expected);
  });

  it('leaves out what makes no sense', () => {
    const junk = {
      actor: ['a', 'b'],
      action: 'case.teleported',
      account: '1e99',
      subject: 'a\0b',
      from: '2027-02-30',
      to: 'x',
      cursor: '1; DROP TABLE',
    };
    expect(Object.values(read(junk)).filter((value) => value !== undefined)).toEqual([]);
    expect(Object.values(read({ actor: '', subject: ' ', from: '' })).filter(Boolean)).toEqual([]);
  });
});
