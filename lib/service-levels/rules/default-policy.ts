import type { HolidayRule, Policy, ResponseTarget } from '@/lib/service-levels/types';

const elapsed = (minutes: number): ResponseTarget => ({ unit: 'ELAPSED', minutes });
const businessDays = (days: number): ResponseTarget => ({ unit: 'BUSINESS_DAYS', days });

const newYear: HolidayRule = { name: "New Year's Day", rule: '01-01' };
const goodFriday: HolidayRule = { name: 'Good Friday', rule: 'easter -2' };
const easterMonday: HolidayRule = { name: 'Easter Monday', rule: 'easter 1' };
const christmas: HolidayRule = { name: 'Christmas Day', rule: '12-25' };
const boxingDay: HolidayRule = { name: 'Boxing Day', rule: '12-26' };

const mondayToFriday = [1, 2, 3, 4, 5];

/** Version 1 of the policy: `facts.md` S6 (24 hours), S8 (severity table) and S9 (regions, hours, phones, holidays). */
export const defaultPolicy: Policy = {
  version: 1,
  effectiveFrom: '2000-01-01T00:00:00.000Z',
  respond: {
    S1: { STANDARD: elapsed(60), PREMIUM: elapsed(30), PREMIUM_PLUS: elapsed(30), ENTERPRISE: elapsed(30) },
    S2: {
      STANDARD: elapsed(240),
      PREMIUM: elapsed(120),
      PREMIUM_PLUS: elapsed(120),
      ENTERPRISE: elapsed(120),
    },
    S3: {
      STANDARD: businessDays(1),
      PREMIUM: elapsed(240),
      PREMIUM_PLUS: elapsed(240),
      ENTERPRISE: elapsed(240),
    },
  },
  completeHours: 24,
  regions: {
    US: {
      name: 'United States',
      timeZone: 'America/Los_Angeles',
      opensAt: '05:00',
      closesAt: '18:00',
      weekdays: mondayToFriday,
      phones: [
        { label: 'Toll free', number: '+1 888 898 8733' },
        { label: 'Direct', number: '+1 408 687 4120' },
      ],
      holidays: [
        newYear,
        { name: 'Independence Day', rule: '07-04' },
        { name: 'Thanksgiving Day', rule: '4th thursday in November' },
        { name: 'Day after Thanksgiving', rule: 'friday after 4th thursday in November' },
        christmas,
      ],
      substitute: 'NEAREST_WEEKDAY',
    },
    EUROPE: {
      name: 'Europe',
      timeZone: 'Europe/London',
      opensAt: '08:00',
      closesAt: '18:00',
      weekdays: mondayToFriday,
      phones: [{ label: 'UK', number: '+44 2070966060' }],
      holidays: [
        newYear,
        easterMonday,
        { name: 'May Day', rule: '1st monday in May' },
        { name: 'Spring Bank Holiday', rule: 'monday before 06-01' },
        { name: 'Summer Bank Holiday', rule: 'monday before 09-01' },
        christmas,
        boxingDay,
      ],
      substitute: 'NEXT_FREE_WEEKDAY',
    },
    APAC: {
      name: 'Asia Pacific',
      timeZone: 'Asia/Singapore',
      opensAt: '09:00',
      closesAt: '18:00',
      weekdays: mondayToFriday,
      phones: [
        { label: 'Australia and New Zealand', number: '+61 180 064 8574' },
        { label: 'Direct', number: '+61 1300088917' },
      ],
      holidays: [
        newYear,
        goodFriday,
        easterMonday,
        { name: 'ANZAC Day', rule: '04-25' },
        christmas,
        boxingDay,
      ],
      substitute: 'NEXT_FREE_WEEKDAY',
    },
  },
};
