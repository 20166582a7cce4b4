import type { Meaning } from '@/components/ui/meaning';
import { formatNear, formatRemaining, zoneName } from '@/components/ui/time';
import type { CaseTarget } from '@/lib/cases/rules/targets';
import type { TargetState } from '@/lib/service-levels/types';

/** Deadlines as people read them. Pure: `now` and the reader's zone come from outside. */

const names = {
  respond: { noun: 'Answer', done: 'Answered' },
  complete: { noun: 'Completion', done: 'Completed' },
} as const;

const meanings: Readonly<Record<TargetState, Meaning>> = {
  met: 'done',
  missed: 'attention',
  due: 'calm',
  at_risk: 'attention',
  overdue: 'urgent',
};

export const targetMeaning = ({ state, pausedAt, doneAt }: CaseTarget): Meaning =>
  pausedAt && !doneAt ? 'calm' : meanings[state];

export const targetNoun = (target: CaseTarget['target']): string => names[target].noun;

/** "Tue 10:00 UK" */
export const nearWithZone = (at: Date, zone: string, now: Date): string =>
  `${formatNear(at, zone, now)} ${zoneName(zone)}`;

/** The state of one target in two parts: "Answered today 09:12 UK" and "48 min early". */
export function targetInWords(target: CaseTarget, zone: string, now: Date): { head: string; tail: string } {
  const { noun, done } = names[target.target];
  const { dueAt, doneAt, pausedAt } = target;
  const margin = (from: Date, to: Date) => formatRemaining(to.getTime() - from.getTime());
  if (doneAt) {
    const tail = doneAt <= dueAt ? `${margin(doneAt, dueAt)} early` : `${margin(dueAt, doneAt)} late`;
    return { head: `${done} ${nearWithZone(doneAt, zone, now)}`, tail };
  }
  if (pausedAt)
    return {
      head: `${noun} paused`,
      tail:
        pausedAt <= dueAt ? `${margin(pausedAt, dueAt)} left when it goes on` : 'it was late when it paused',
    };
  if (now > dueAt)
    return {
      head: `${noun} overdue by ${margin(dueAt, now)}`,
      tail: `was due ${nearWithZone(dueAt, zone, now)}`,
    };
  return { head: `${noun} due in ${margin(now, dueAt)}`, tail: nearWithZone(dueAt, zone, now) };
}

/** The target that counts next: the earliest that is neither done nor paused. */
export function nextTargetOf(targets: readonly CaseTarget[]): CaseTarget | null {
  const open = targets.filter(({ doneAt, pausedAt }) => !doneAt && !pausedAt);
  return open.reduce<CaseTarget | null>((a, b) => (a && a.dueAt <= b.dueAt ? a : b), null);
}
