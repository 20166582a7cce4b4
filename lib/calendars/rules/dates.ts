import { Temporal } from 'temporal-polyfill';
import type { CaseFacts } from '../types';
import { everyCaseAt } from './preview';

/** Text of a date-and-time field in the reader's zone as a UTC instant; empty when it is none. */
export function instantIn(text: string, timeZone: string): string {
  try {
    return Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).toInstant().toString();
  } catch {
    return '';
  }
}

/** Cases that a closed day of a region may concern: received at noon of the days before it and on it (local). */
export function casesAround(date: string, region: CaseFacts['region'], timeZone: string): CaseFacts[] {
  const day = Temporal.PlainDate.from(date);
  return [-3, -2, -1, 0].flatMap((days) => {
    const noon = day.add({ days }).toZonedDateTime({ timeZone, plainTime: '12:00' });
    return everyCaseAt(new Date(noon.epochMilliseconds)).filter((facts) => facts.region === region);
  });
}
