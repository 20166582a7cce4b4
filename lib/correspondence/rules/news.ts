import type { Author, DeskNews, News, ToldEvent } from '../types';

const BECAME: Partial<Record<string, News['became']>> = {
  WAITING_ON_CUSTOMER: 'WAITING_ON_CUSTOMER',
  RESOLVED: 'RESOLVED',
};

function becameOf(event: ToldEvent): News['became'] {
  if (event.type === 'reopened') return 'REOPENED';
  if (event.type === 'resolution_disputed') return 'DISPUTED';
  return event.type === 'status_changed' ? (BECAME[event.to ?? ''] ?? null) : null;
}

function deskNewsOf({ type, from, to, toId, problem }: ToldEvent): DeskNews | null {
  if (type === 'assigned' && toId !== null) return { kind: 'ASSIGNED', toId };
  // S1 is the gravest.
  if (type === 'severity_changed' && from !== null && to !== null && to < from)
    return { kind: 'RAISED', from, to };
  return type === 'problem_reported' && problem !== null ? { kind: 'PROBLEM', problem } : null;
}

/**
 * What the events of one change tell, oldest first; null when nobody needs to hear of it. A change that wrote anything
 * internal is internal as a whole: what is for the desk is never mixed into what a customer reads.
 */
export function newsOf(events: readonly ToldEvent[]): News | null {
  const isInternal = events.some(({ visibility }) => visibility === 'INTERNAL');
  const said = events.flatMap(({ type, body }) => (type === 'comment' && body !== null ? [body] : []));
  const became = events.map(becameOf).filter((each) => each !== null);
  const desk = events.map(deskNewsOf).filter((each) => each !== null);
  if (said.length === 0 && became.length === 0 && desk.length === 0) return null;
  return {
    visibility: isInternal ? 'INTERNAL' : 'PUBLIC',
    body: said.length > 0 ? said.join('\n\n') : null,
    // A dispute that reopens is told as the reopening.
    became: became.includes('REOPENED') ? 'REOPENED' : (became.at(-1) ?? null),
    desk: desk.at(-1) ?? null,
  };
}

/** Whether there is anything in it for others than whoever works on the case. */
export const isForAll = ({ body, became }: News): boolean => body !== null || became !== null;

/** Whether a case that nobody has needs somebody for it: the customer said something, or that it is graver than it was. */
export const needsSomebody = (news: News, author: Author): boolean =>
  author.id !== null &&
  !author.isStaff &&
  news.visibility === 'PUBLIC' &&
  (isForAll(news) || news.desk?.kind === 'RAISED');
