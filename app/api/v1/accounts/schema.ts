import { z } from 'zod';
import {
  correctAccountBody,
  createAccountInput,
  productSchema,
  regionSchema,
  searchText,
  serviceLevelSchema,
} from '@/lib/accounts/schema';
import { phaseSchema } from '@/lib/upgrades/schema';
import { EVERYONE, operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { accountNumber, instant } from '../_lib/shapes';

export const accountShape = z
  .strictObject({
    number: accountNumber,
    name: z.string(),
    region: regionSchema,
    timeZone: z.string().describe('IANA zone.'),
    serviceLevel: serviceLevelSchema,
    userAdministration: z.boolean().describe('Has User Administration Services.'),
    platform: z.enum(['CLASSIC', 'X_SERIES']),
    products: z.array(productSchema),
    upgrade: z.strictObject({ phase: phaseSchema, lockoutStartsAt: instant.nullable() }),
  })
  .meta({ id: 'Account' });

const tag = 'Accounts';
const one = { description: 'The account.', schema: accountShape, headers: ['ETag'] } as const;

export const listAccounts = operation({
  id: 'listAccounts',
  method: 'GET',
  path: '/accounts',
  tag,
  summary: 'Your accounts; for staff, all',
  who: EVERYONE,
  query: z.strictObject({
    phase: phaseSchema.optional(),
    q: searchText.optional().describe('Part of a name, or the beginning of a number.'),
    ...pageQuery,
  }),
  answers: { 200: { description: 'One page of accounts.', schema: pageOf('AccountPage', accountShape) } },
});

export const createAccount = operation({
  id: 'createAccount',
  method: 'POST',
  path: '/accounts',
  tag,
  summary: 'Create an account',
  description: 'Without a number it gets the next free one.',
  who: ['OPERATIONS'],
  body: createAccountInput.meta({ id: 'CreateAccount' }),
  examples: {
    full: {
      summary: 'With everything said',
      value: {
        number: 812_345,
        name: 'Northgate Logistics',
        region: 'EUROPE',
        timeZone: 'Europe/Berlin',
        serviceLevel: 'PREMIUM',
        userAdministration: true,
        products: ['WORK', 'CONTACT_CENTER'],
      },
    },
    short: {
      summary: 'With what is needed',
      value: { name: 'Harbour Foods', region: 'APAC', serviceLevel: 'STANDARD' },
    },
  },
  once: true,
  answers: { 201: { ...one, headers: ['ETag', 'Location'] } },
  refusals: [409],
});

export const getAccount = operation({
  id: 'getAccount',
  method: 'GET',
  path: '/accounts/{number}',
  tag,
  summary: 'One account',
  who: EVERYONE,
  answers: { 200: one },
});

export const correctAccount = operation({
  id: 'correctAccount',
  method: 'PATCH',
  path: '/accounts/{number}',
  tag,
  summary: 'Correct an account',
  description: 'What is left out stays as it is.',
  who: ['OPERATIONS'],
  body: correctAccountBody.meta({ id: 'CorrectAccount' }),
  examples: {
    name: {
      summary: 'Another name and level',
      value: { name: 'Halden Group', serviceLevel: 'PREMIUM_PLUS' },
    },
  },
  versioned: true,
  answers: { 200: one },
  refusals: [409],
});
