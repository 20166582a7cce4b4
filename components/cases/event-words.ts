import type { Meaning } from '@/components/ui/meaning';
import { formatRemaining } from '@/components/ui/time';
import { statusNames } from '@/lib/cases/rules/status';
import { CASE_STATUSES, type CaseEventView } from '@/lib/cases/types';
import { nearWithZone } from './deadline-words';
import { type Reader, statusInWords, users } from './words';

/** One line of the timeline that is no comment. `text` follows the actor's name when there is one. */
export type EventLine = { text: string; meaning?: Meaning; byActor: boolean };

type Context = { reader: Reader; zone: string; now: Date };

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const nameIn = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'name' in value ? text(value.name) : '';

function instant(value: unknown, { zone, now }: Context): string {
  const at = new Date(text(value));
  return Number.isNaN(at.getTime()) ? 'an unknown time' : nearWithZone(at, zone, now);
}

const targetNames: Record<string, string> = { respond: 'Answer', complete: 'Completion' };
const target = (value: unknown) => targetNames[text(value)] ?? 'Deadline';

function status(value: unknown, reader: Reader): string {
  const found = CASE_STATUSES.find((status) => status === value);
  return found
    ? statusInWords(found, reader).word.toLowerCase()
    : (statusNames[value as never] ?? text(value));
}

function assigned({ data, actor }: CaseEventView): string {
  const [from, to] = [nameIn(data.from), nameIn(data.to)];
  if (to === '') return 'put this back into the queue';
  if (to === actor.name) return from ? `took this over from ${from}` : 'took this on';
  return `gave this to ${to}`;
}

function statusChanged({ data }: CaseEventView, reader: Reader): EventLine {
  switch (data.to) {
    case 'OPEN':
      return data.from === 'NEW'
        ? { text: 'began the work', byActor: true }
        : { text: 'took the work up again', byActor: true };
    case 'WAITING_ON_CUSTOMER':
      return {
        text: reader === 'CUSTOMER' ? 'is waiting for your answer' : 'is waiting on the customer',
        byActor: true,
        meaning: reader === 'CUSTOMER' ? 'attention' : 'calm',
      };
    case 'RESOLVED': {
      const left = Number(data.itemsPending ?? 0);
      const rest = left > 0 ? `, with ${users(left)} left as they were` : '';
      return { text: `resolved this${rest}`, byActor: true, meaning: 'done' };
    }
    case 'CLOSED':
      return { text: 'closed this', byActor: true };
    case 'CANCELLED':
      return { text: 'cancelled this before work began', byActor: true };
    default:
      return { text: `changed the state to ${status(data.to, reader)}`, byActor: true };
  }
}

function targetLine(event: CaseEventView, { zone, now }: Context): EventLine {
  const [due, done] = [new Date(text(event.data.dueAt)), new Date(text(event.data.doneAt))];
  const distance = formatRemaining(Math.abs(due.getTime() - done.getTime()));
  const dueWords = Number.isNaN(due.getTime()) ? '' : ` (due ${nearWithZone(due, zone, now)})`;
  const met = event.type === 'target_met';
  return {
    text: `${target(event.data.target)} ${met ? `on time, ${distance} early` : `${distance} late`}${dueWords}`,
    meaning: met ? 'done' : 'attention',
    byActor: false,
  };
}

/** What happened, in words. Comments have none: they are shown as they were written. */
export function eventInWords(event: CaseEventView, context: Context): EventLine | null {
  const { data } = event;
  switch (event.type) {
    case 'created':
      return { text: 'filed this', byActor: true };
    case 'comment':
      return null;
    case 'assigned':
      return { text: assigned(event), byActor: true };
    case 'status_changed':
      return statusChanged(event, context.reader);
    case 'severity_changed':
      return { text: `changed the severity from ${text(data.from)} to ${text(data.to)}`, byActor: true };
    case 'paused':
      return { text: 'Completion stands still until then', byActor: false };
    case 'resumed':
      return {
        text: `Completion goes on after ${formatRemaining(Number(data.pausedMs ?? 0))} of waiting`,
        byActor: false,
      };
    case 'levels_changed':
      return { text: 'The account’s service level or region was corrected', byActor: false };
    case 'deadline_changed':
      return {
        text: `${target(data.target)} due ${instant(data.to, context)} instead of ${instant(data.from, context)}`,
        byActor: false,
      };
    case 'target_met':
    case 'target_missed':
      return targetLine(event, context);
    case 'item_completed':
      return {
        text: `finished ${text(data.summary).split(', ')[0]}`,
        byActor: true,
        meaning: 'done',
      };
    case 'items_completed':
      return { text: 'Every user is done', byActor: false, meaning: 'done' };
    case 'resolution_accepted':
      return { text: 'accepted the resolution', byActor: true, meaning: 'done' };
    case 'resolution_disputed':
      return { text: 'did not accept the resolution', byActor: true, meaning: 'attention' };
    case 'reopened':
      return { text: 'took this up again', byActor: true, meaning: 'attention' };
    case 'attachment_added':
      return { text: `attached ${text(data.name)}`, byActor: true };
    case 'problem_reported':
      return { text: `reported a problem: case ${text(data.case)}`, byActor: true, meaning: 'attention' };
  }
}
