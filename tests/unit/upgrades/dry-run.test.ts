import { describe, expect, it } from 'vitest';
import { dryRunOf } from '@/components/upgrades/dry-run';
import { frozenDays } from '@/components/waves/words';
import { freezeFinder } from '@/lib/waves/rules/freezes';
import { accountOf, freezeOf } from '../waves/support';

const NOW = new Date('2027-06-01T12:00:00Z');
const account = accountOf(1);
const calendar = [
  freezeOf({ id: 'all', firstDay: '2027-06-15', lastDay: '2027-06-16', reason: 'Quarter end' }),
  freezeOf({
    id: 'own',
    scope: 'ACCOUNT',
    accountNumber: 1,
    firstDay: '2027-06-16',
    lastDay: '2027-06-16',
    reason: 'Stocktaking',
  }),
  freezeOf({ id: 'other', scope: 'ACCOUNT', accountNumber: 2 }),
  freezeOf({ id: 'ended', endedAt: NOW }),
];
const frozen = freezeFinder(calendar)(account).map((days) => frozenDays(days, NOW));

const freezesOn = (date: string, time: string) =>
  dryRunOf(
    { date, time, zone: 'America/Los_Angeles', lead: '10', duration: '15' },
    { booked: [], ladder: [], frozen },
    NOW,
  ).freezes;

describe('the dry run of one account', () => {
  it('names each freeze that the lockout touches, on the account’s own days, and no other', () => {
    expect(freezesOn('2027-06-14', '23:44')).toEqual([]);
    expect(freezesOn('2027-06-14', '23:46')).toEqual(['Tue 15 Jun – Wed 16 Jun, Quarter end']);
    expect(freezesOn('2027-06-16', '22:00')).toEqual([
      'Tue 15 Jun – Wed 16 Jun, Quarter end',
      'Wed 16 Jun, Stocktaking',
    ]);
    expect(freezesOn('2027-06-17', '00:09')).toHaveLength(2);
    expect(freezesOn('2027-06-17', '00:10')).toEqual([]);
  });
});
