import type { FreezeRecord, PlanAccount, PlanRow, WaveTerms } from '@/lib/waves/types';

/** Tuesday 15 June 2027, 22:00 to 04:00 Pacific. */
export const waveOf = (given: Partial<WaveTerms> = {}): WaveTerms => ({
  id: 'wave',
  name: 'US 21',
  region: 'US',
  day: '2027-06-15',
  opensAt: '22:00',
  closesAt: '04:00',
  capacityPerHour: 6,
  lockoutLeadMinutes: 10,
  durationMinutes: 15,
  minimumNoticeHours: 24,
  ...given,
});

export const accountOf = (number: number, given: Partial<PlanAccount> = {}): PlanAccount => ({
  number,
  name: `Account ${number}`,
  region: 'US',
  timeZone: 'America/Los_Angeles',
  platform: 'CLASSIC',
  upgrade: null,
  ...given,
});

export const freezeOf = (given: Partial<FreezeRecord>): FreezeRecord => ({
  id: 'freeze',
  scope: 'GLOBAL',
  region: null,
  accountNumber: null,
  firstDay: '2027-06-15',
  lastDay: '2027-06-15',
  reason: 'Quarter end',
  endedAt: null,
  ...given,
});

export const rowOf = (accountNumber: number, startsAt: Date | null = null): PlanRow => ({
  accountNumber,
  startsAt,
  line: null,
});
