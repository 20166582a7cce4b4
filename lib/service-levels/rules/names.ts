import type { Clock, Region, ResponseTarget, ServiceLevel, Severity } from '@/lib/service-levels/types';

/** Plain words for each severity (`facts.md` S8). */
export const severityNames: Readonly<Record<Severity, { title: string; meaning: string }>> = {
  S1: {
    title: 'Production down',
    meaning: 'A production system, an application or a critical feature is down.',
  },
  S2: {
    title: 'Production impaired',
    meaning: 'A major feature does not work and full use is blocked; the basics still work.',
  },
  S3: { title: 'Minor issue', meaning: 'A minor feature or function does not work as it should.' },
};

/** The four service levels (`facts.md` S1). */
export const serviceLevelNames: Readonly<Record<ServiceLevel, string>> = {
  STANDARD: 'Standard',
  PREMIUM: 'Premium',
  PREMIUM_PLUS: 'Premium Plus',
  ENTERPRISE: 'Enterprise',
};

/** Short region names for tables and filters. */
export const regionNames: Readonly<Record<Region, string>> = { US: 'US', EUROPE: 'Europe', APAC: 'APAC' };

const counted = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

/** What each clock counts, as it follows an amount of time; elapsed time needs no word. */
export const clockNames: Readonly<Record<Clock, string>> = {
  ELAPSED: '',
  WEEKDAYS: ' on weekdays',
  BUSINESS_HOURS: ' while the desk is open',
};

/** A response target in words: "30 minutes", "4 hours", "1 business day", "8 hours on weekdays". */
export function targetInWords(target: ResponseTarget): string {
  if (target.unit === 'BUSINESS_DAYS') return counted(target.days, 'business day');
  const { minutes, unit } = target;
  const amount = minutes % 60 === 0 ? counted(minutes / 60, 'hour') : counted(minutes, 'minute');
  return `${amount}${clockNames[unit]}`;
}
