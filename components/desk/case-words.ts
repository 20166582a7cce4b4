import { nearWithZone } from '@/components/cases/deadline-words';
import { eventInWords } from '@/components/cases/event-words';
import type { Promises } from '@/components/cases/promise-words';
import type { ChangeLine } from '@/components/platform/use-seen';
import { formatNear, formatRemaining } from '@/components/ui/time';
import type { CaseDetail, CaseEventView } from '@/lib/cases/types';
import { severityNames } from '@/lib/service-levels/rules/names';
import { SEVERITIES } from '@/lib/service-levels/types';
import type { SeverityOption } from './severity-dialog';

/** What waiting on the customer does to this case's clocks. */
export function waitingInWords({ completeBy, respondedAt, completedAt }: CaseDetail, now: Date): string {
  const answer = respondedAt ? '' : ' The answer deadline goes on: it never pauses.';
  if (!completeBy || completedAt) return `No clock stops: this case has no completion deadline.${answer}`;
  const left = completeBy.getTime() - now.getTime();
  const then = left > 0 ? `${formatRemaining(left)} will be left when they answer` : 'it stays overdue';
  return `The completion deadline stands still from now on; ${then}.${answer}`;
}

/** What resolving leaves as it is; empty when everything is done. */
export function unfinishedInWords({ itemCount, itemsDone }: CaseDetail): string {
  const left = itemCount - itemsDone;
  if (left <= 0) return '';
  const users = left === 1 ? '1 user is' : `${left} users are`;
  return `${users} not done yet and ${left === 1 ? 'stays' : 'stay'} as ${left === 1 ? 'it is' : 'they are'} in the directory.`;
}

/** Each severity with the answer deadline it would give this case; once it is answered, whether that was in time. */
export function severityOptions(
  { respondedAt, severity: current }: Pick<CaseDetail, 'respondedAt' | 'severity'>,
  promises: Promises,
  zone: string,
  now: Date,
): SeverityOption[] {
  return SEVERITIES.map((severity) => {
    const due = new Date(promises.by[severity].respondBy);
    const lateMs = now.getTime() - due.getTime();
    const late = lateMs <= 0 ? '' : `, ${formatRemaining(lateMs)} ago`;
    const isNow = severity === current;
    const promise = respondedAt
      ? `${isNow ? 'Now: answer' : 'Answer'} was due ${nearWithZone(due, zone, now)}: ${respondedAt <= due ? 'in time' : 'missed'}`
      : `${isNow ? 'Now: answer' : 'Answer'} by ${formatNear(due, zone, now)}${late}`;
    return { severity, ...severityNames[severity], promise };
  });
}

const CHANGES_TOLD = 12;

/**
 * What people did to the case lately, oldest first, for whoever was at it meanwhile: "Bo Ek took this on and began the
 * work, today 14:05 UK". One step of one person is one line.
 */
export function changesInWords(events: readonly CaseEventView[], zone: string, now: Date): ChangeLine[] {
  const steps: { id: string; event: CaseEventView; did: string[] }[] = [];
  for (const event of events) {
    const did = event.visibility === 'PUBLIC' ? doneBy(event, zone, now) : null;
    if (did === null) continue;
    const before = steps.at(-1);
    const isSame =
      before?.event.at.getTime() === event.at.getTime() && before.event.actor.name === event.actor.name;
    if (before && isSame) {
      before.did.push(did);
      before.id = event.id;
    } else steps.push({ id: event.id, event, did: [did] });
  }
  return steps
    .slice(-CHANGES_TOLD)
    .map(({ id, event, did }) => [
      Number(id),
      `${event.actor.name} ${did.join(' and ')}, ${nearWithZone(event.at, zone, now)}`,
    ]);
}

function doneBy(event: CaseEventView, zone: string, now: Date): string | null {
  if (event.type === 'comment') return 'replied';
  const line = eventInWords(event, { reader: 'STAFF', zone, now });
  return line?.byActor ? line.text : null;
}
