import type { OpenCaseInput } from '../schema/open-case';
import type { Product, RequestType } from '../types';

const LONGEST_SUBJECT = 160;

export const productNames: Readonly<Record<Product, string>> = {
  WORK: '8x8 Work',
  CONTACT_CENTER: '8x8 Contact Center',
};

export const requestNames: Readonly<Record<RequestType, string>> = {
  NEW_USER: 'Set up new users',
  CHANGE: 'Change users',
  OFF_BOARD: 'Off-board users',
};

const VERBS: Readonly<Record<RequestType, string>> = {
  NEW_USER: 'Set up',
  CHANGE: 'Change',
  OFF_BOARD: 'Off-board',
};

type Named = { firstName: string; lastName: string; email: string };

/** Who an item is about: "Ada Byron, ada@example.com". */
export const summaryOf = ({ firstName, lastName, email }: Named): string =>
  `${firstName} ${lastName}, ${email}`;

/**
 * The subject line of a case: the customer's own for a technical one, otherwise what is asked for whom: "Off-board
 * Ada Byron, Alan Mason and 3 more (8x8 Work)". At most 160 characters.
 */
export function subjectOf(input: OpenCaseInput, people: readonly Named[]): string {
  if (input.kind === 'TECHNICAL') return input.subject;
  const names = people.map(({ firstName, lastName }) => `${firstName} ${lastName}`);
  const product = ` (${productNames[input.product]})`;
  for (let shown = Math.min(names.length, 3); shown > 0; shown -= 1) {
    const more = names.length > shown ? ` and ${names.length - shown} more` : '';
    const subject = `${VERBS[input.request]} ${names.slice(0, shown).join(', ')}${more}${product}`;
    if (subject.length <= LONGEST_SUBJECT) return subject;
  }
  return `${requestNames[input.request]}${product}`;
}
