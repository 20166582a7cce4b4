import { z } from 'zod';
import { EVERYONE, operation } from '../_lib/operation';
import { accountNumber } from '../_lib/shapes';

export const me = z
  .strictObject({
    email: z.string(),
    name: z.string(),
    role: z.enum(EVERYONE),
    accounts: z
      .array(accountNumber)
      .describe('An admin’s accounts. Staff see every account and list none here.'),
  })
  .meta({ id: 'Me' });

export const getMe = operation({
  id: 'getMe',
  method: 'GET',
  path: '/me',
  tag: 'People',
  summary: 'Who the token belongs to',
  who: EVERYONE,
  answers: { 200: { description: 'The token’s owner.', schema: me } },
});
