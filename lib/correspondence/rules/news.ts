import type { News, ToldEvent } from '../types';

const BECAME: Partial<Record<string, News['became']>> = {
  WAITING_ON_CUSTOMER: 'WAITING_ON_CUSTOMER',
  RESOLVED: 'RESOLVED',
};

function becameOf(event: ToldEvent): News['became'] {
  if (event.type === 'reopened') return 'REOPENED';
  if (event.type === 'resolution_disputed') return 'DISPUTED';
  return event.type === 'status_changed' ? (BECAME[event.to ?? ''] ?? null) : null;
}

/**
 * What the events of one change tell, oldest first; null when nobody needs to hear of it. A change that wrote anything
 * internal is internal as a whole: what is for the desk is never mixed into what a customer reads.
 */
export function newsOf(events: readonly ToldEvent[]): News | null {
  const isInternal = events.some(({ visibility }) => visibility === 'INTERNAL');
  const said = events.flatMap(({ type, body }) => (type === 'comment' && body !== null ? [body] : []));
  const became = events.map(becameOf).filter((each) => each !== null);
  if (said.length === 0 && became.length === 0) return null;
  return {
    visibility: isInternal ? 'INTERNAL' : 'PUBLIC',
    body: said.length > 0 ? said.join('\n\n') : null,
    // A dispute that reopens is told as the reopening.
    became: became.includes('REOPENED') ? 'REOPENED' : (became.at(-1) ?? null),
  };
}
