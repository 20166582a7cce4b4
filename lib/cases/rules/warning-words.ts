import { zoneName } from '@/lib/platform/zone-name';
import type { Severity } from '@/lib/service-levels/types';
import { WARNING_STEPS, type WarningStep } from './warnings';

export type Warned = {
  number: number;
  subject: string;
  accountName: string;
  severity: Severity;
  dueAt: Date;
  step: WarningStep;
};

const counts: Readonly<Record<WarningStep, (count: number) => string>> = {
  MISSED: (count) => `${count} ${count === 1 ? 'deadline' : 'deadlines'} missed`,
  AT_RISK: (count) => `${count} at risk`,
  HALF: (count) => `${count} past half of the time`,
};

const inWords: Readonly<Record<WarningStep, string>> = {
  MISSED: 'missed',
  AT_RISK: 'a quarter of the time is left',
  HALF: 'half of the time is left',
};

/** "Tue 24 Nov, 10:00 UK": in the reader's zone (IANA), called as on pages. */
function moment(at: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  });
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return `${day.format(at).replace(',', '')}, ${time.format(at)} ${zoneName(timeZone)}`;
}

/** The worst first, then the earliest. */
const byUrgency = (a: Warned, b: Warned): number =>
  WARNING_STEPS.indexOf(b.step) - WARNING_STEPS.indexOf(a.step) || a.dueAt.getTime() - b.dueAt.getTime();

/** One message for everything that is new to a person; `news` is not empty. */
export function digestOf(
  news: readonly Warned[],
  timeZone: string,
): { title: string; text: string; href: string } {
  const sorted = [...news].sort(byUrgency);
  const [worst] = sorted;
  const parts = [...WARNING_STEPS].reverse().flatMap((step) => {
    const count = sorted.filter((one) => one.step === step).length;
    return count > 0 ? [counts[step](count)] : [];
  });
  const lines = sorted.map(
    ({ number, subject, accountName, severity, dueAt, step }) =>
      `${number} ${subject} (${accountName}), ${severity}: due ${moment(dueAt, timeZone)}, ${inWords[step]}.`,
  );
  const isOne = sorted.length === 1 && worst;
  return {
    title: isOne ? `${worst.number}: ${counts[worst.step](1).replace(/^1 /, '')}` : parts.join(', '),
    text: lines.join('\n\n'),
    href: isOne ? `/desk/${worst.number}` : '/desk',
  };
}
