import type { Meaning } from '@/components/ui/meaning';
import type { StoredPerson } from '@/lib/accounts/types';

type Entry = Pick<StoredPerson, 'isDisabled' | 'hasPassword' | 'invitedAt' | 'invitationEndsAt'>;

/** Whether a person can get in, in a word. */
export function entryOf(person: Entry, now: Date): { meaning: Meaning; word: string } {
  if (person.isDisabled) return { meaning: 'attention', word: 'Disabled' };
  if (person.hasPassword) return { meaning: 'calm', word: 'Active' };
  if (!person.invitedAt) return { meaning: 'attention', word: 'Not invited' };
  const isGood = person.invitationEndsAt !== null && person.invitationEndsAt > now;
  return isGood ? { meaning: 'calm', word: 'Invited' } : { meaning: 'attention', word: 'Invitation ended' };
}
