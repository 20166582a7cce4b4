import { formatNear, zoneName } from '@/components/ui/time';
import type { Severity } from '@/lib/service-levels/types';

/** What each severity would give, were it sent at `asOf`; epoch milliseconds. */
export type Promises = {
  asOf: number;
  by: Readonly<Record<Severity, { respondBy: number; completeBy: number | null }>>;
};

/** "answered by today 15:40," and "done by tomorrow 13:40 Pacific", for two lines; without a completion one part. */
export function promiseParts(promises: Promises, severity: Severity, zone: string): string[] {
  const { respondBy, completeBy } = promises.by[severity];
  const near = (at: number) => formatNear(new Date(at), zone, new Date(promises.asOf));
  const name = zoneName(zone);
  if (completeBy === null) return [`answered by ${near(respondBy)} ${name}`];
  return [`answered by ${near(respondBy)},`, `done by ${near(completeBy)} ${name}`];
}

/** "answered by today 15:40, done by tomorrow 13:40 Pacific" */
export const promiseInWords = (promises: Promises, severity: Severity, zone: string): string =>
  promiseParts(promises, severity, zone).join(' ');

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
