import { Temporal } from 'temporal-polyfill';
import type { AuditQuery } from '../schema';
import type { AuditFilters } from '../types';
import { SUBJECT_TYPES } from './words';

/** The instant a day begins in a zone (IANA); midnight, or when the clocks skip it, the first minute after. */
function startOf(day: string, zone: string, daysLater = 0): Date {
  const date = Temporal.PlainDate.from(day).add({ days: daysLater });
  return new Date(date.toZonedDateTime(zone).epochMilliseconds);
}

/** "case 20001" names a kind and an id, "20001" an id of any kind; kinds of two words are written as they are shown. */
function subjectOf(text: string): NonNullable<AuditFilters['subject']> {
  const known = SUBJECT_TYPES.find(({ word }) => text.toLowerCase().startsWith(`${word} `));
  if (!known) return { type: null, id: text };
  return { type: known.type, id: text.slice(known.word.length + 1).trim() };
}

function positionOf(cursor: string): NonNullable<AuditFilters['after']> {
  const [time = '', id = ''] = cursor.split('_');
  return { at: new Date(Number(time)), id };
}

/** What an address asks for. Days are those of the reader's zone (IANA), the last one included. */
export function filtersOf(query: AuditQuery, zone: string): AuditFilters {
  const { actor, action, account, subject, from, to, cursor } = query;
  return {
    actor,
    action,
    account,
    subject: subject === undefined ? undefined : subjectOf(subject),
    from: from === undefined ? undefined : startOf(from, zone),
    until: to === undefined ? undefined : startOf(to, zone, 1),
    after: cursor === undefined ? undefined : positionOf(cursor),
  };
}
