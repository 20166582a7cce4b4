import type { Author, Candidate, News } from '../types';

/** Whether somebody watches a case: what they said, else whether they asked for it. */
export const isWatching = ({ watches, isRequester }: Pick<Candidate, 'watches' | 'isRequester'>): boolean =>
  watches ?? isRequester;

/**
 * Whether this person hears of it: never who wrote it, never a customer who does not administer the account (any more),
 * never a customer of what is internal. The assignee hears the customer without watching, and every note.
 */
export function hears(
  person: Candidate,
  { visibility }: Pick<News, 'visibility'>,
  author: Author,
  mentioned: ReadonlySet<string>,
): boolean {
  if (person.userId === author.id) return false;
  if (!person.isStaff) return visibility === 'PUBLIC' && person.isMember && isWatching(person);
  if (isWatching(person)) return true;
  if (visibility === 'INTERNAL') return person.isAssignee || mentioned.has(person.userId);
  return person.isAssignee && !author.isStaff;
}

/** Whether this person hears what is for the desk alone: whom the case was given to by somebody else, else who works on it. */
export function hearsOnDesk(person: Candidate, { desk }: Pick<News, 'desk'>, author: Author): boolean {
  if (!desk || !person.isStaff || person.userId === author.id) return false;
  if (desk.kind === 'ASSIGNED') return person.isAssignee && person.userId === desk.toId;
  return person.isAssignee || isWatching(person);
}
