import type { Choice, FieldDefinition } from './definition';

export const products: readonly Choice[] = [
  { value: 'WORK', label: '8x8 Work' },
  { value: 'CONTACT_CENTER', label: '8x8 Contact Center' },
];

/** Something is broken: no users, one problem in words. Severity and account are asked beside it. */
export const technicalForm: readonly FieldDefinition[] = [
  {
    name: 'product',
    label: 'Product',
    kind: 'choice',
    options: products,
    required: true,
  },
  {
    name: 'subject',
    label: 'What is wrong, in one line',
    kind: 'text',
    example: 'Calls to the front desk drop after ten seconds',
    required: true,
  },
  {
    name: 'description',
    label: 'What happens, and what you expected',
    kind: 'long',
    hint: 'Since when, for whom, and what you already tried.',
    required: true,
  },
];
