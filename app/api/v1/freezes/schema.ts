import { z } from 'zod';
import { regionSchema } from '@/lib/accounts/schema';
import { addFreezeInput } from '@/lib/waves/schema';
import { FREEZE_SCOPES } from '@/lib/waves/types';
import { operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { accountNumber, instant } from '../_lib/shapes';

export const freezeShape = z
  .strictObject({
    id: z.uuid(),
    scope: z.enum(FREEZE_SCOPES),
    region: regionSchema.nullable(),
    accountNumber: accountNumber.nullable(),
    firstDay: z.iso.date().describe('In the account’s zone; for a region in the region’s.'),
    lastDay: z.iso.date(),
    reason: z.string(),
    endedAt: instant.nullable().describe('Ended by hand: from then on it stops nothing.'),
  })
  .meta({ id: 'Freeze' });

const tag = 'Waves';
const who = ['OPERATIONS'] as const;

export const listFreezes = operation({
  id: 'listFreezes',
  method: 'GET',
  path: '/freezes',
  tag,
  summary: 'Freezes by their last day, the latest first',
  who,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'One page of freezes.', schema: pageOf('FreezePage', freezeShape) } },
});

export const addFreeze = operation({
  id: 'addFreeze',
  method: 'POST',
  path: '/freezes',
  tag,
  summary: 'Add days on which nobody is upgraded',
  who,
  body: addFreezeInput.meta({ id: 'AddFreeze' }),
  examples: {
    everybody: {
      summary: 'For everybody',
      value: { scope: 'GLOBAL', firstDay: '2032-12-20', lastDay: '2033-01-02', reason: 'End of the year' },
    },
    region: {
      summary: 'For a region',
      value: {
        scope: 'REGION',
        region: 'APAC',
        firstDay: '2032-02-11',
        lastDay: '2032-02-13',
        reason: 'New year',
      },
    },
  },
  once: true,
  answers: { 201: { description: 'The freeze.', schema: freezeShape } },
});

export const endFreeze = operation({
  id: 'endFreeze',
  method: 'DELETE',
  path: '/freezes/{id}',
  tag,
  summary: 'End a freeze',
  description: 'It stays in the list as history. Repeated it changes nothing.',
  who,
  answers: { 204: { description: 'It stops nothing any more.' } },
});
