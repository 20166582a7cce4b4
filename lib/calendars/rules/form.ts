import {
  CLOCKS,
  type Clock,
  type Policy,
  type ResponseTarget,
  SERVICE_LEVELS,
  SEVERITIES,
  type ServiceLevel,
  type Severity,
} from '@/lib/service-levels/types';

/** How the form names a cell's fields. */
export const cellName = (severity: Severity, level: ServiceLevel, part: 'amount' | 'unit'): string =>
  `${severity}.${level}.${part}`;

export const UNITS = ['MINUTES', 'HOURS', 'WEEKDAY_HOURS', 'BUSINESS_HOURS', 'BUSINESS_DAYS'] as const;
export type Unit = (typeof UNITS)[number];

const HOUR = 60;
const clockOf: Partial<Record<Unit, Clock>> = { WEEKDAY_HOURS: 'WEEKDAYS', BUSINESS_HOURS: 'BUSINESS_HOURS' };

/** A cell as the form shows it: an amount and what it counts. */
export function cellOf(target: ResponseTarget): { amount: number; unit: Unit } {
  if (target.unit === 'BUSINESS_DAYS') return { amount: target.days, unit: 'BUSINESS_DAYS' };
  const { minutes, unit } = target;
  if (unit === 'WEEKDAYS') return { amount: minutes / HOUR, unit: 'WEEKDAY_HOURS' };
  if (unit === 'BUSINESS_HOURS') return { amount: minutes / HOUR, unit: 'BUSINESS_HOURS' };
  return minutes % HOUR === 0
    ? { amount: minutes / HOUR, unit: 'HOURS' }
    : { amount: minutes, unit: 'MINUTES' };
}

/** The way back; an amount that is no whole number is refused by the schema. */
export function targetOf(amount: number, unit: Unit): ResponseTarget {
  if (unit === 'BUSINESS_DAYS') return { unit, days: amount };
  if (unit === 'MINUTES') return { unit: 'ELAPSED', minutes: amount };
  return { unit: clockOf[unit] ?? 'ELAPSED', minutes: amount * HOUR };
}

type Values = (name: string) => string;

const unitIn = (text: string): Unit => UNITS.find((unit) => unit === text) ?? 'HOURS';

/** What the form holds, as the command takes it; still to be checked. */
export function promisesIn(value: Values): Pick<Policy, 'respond' | 'completeHours' | 'completeClock'> {
  const cell = (severity: Severity, level: ServiceLevel) =>
    targetOf(
      Number(value(cellName(severity, level, 'amount'))),
      unitIn(value(cellName(severity, level, 'unit'))),
    );
  const row = (severity: Severity) =>
    Object.fromEntries(
      SERVICE_LEVELS.map((level) => [level, cell(severity, level)]),
    ) as Policy['respond'][Severity];
  return {
    respond: Object.fromEntries(SEVERITIES.map((severity) => [severity, row(severity)])) as Policy['respond'],
    completeHours: Number(value('completeHours')),
    completeClock: CLOCKS.find((clock) => clock === value('completeClock')) ?? 'ELAPSED',
  };
}
