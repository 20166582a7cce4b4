import { z } from 'zod';
import { createTokenInput } from '@/lib/auth/schema';
import { EVERYONE, operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { instant } from '../_lib/shapes';

const token = {
  id: z.uuid(),
  name: z.string(),
  prefix: z.string().describe('How the token begins, to tell tokens apart.'),
  access: z.enum(['read', 'write']),
  createdAt: instant,
  expiresAt: instant.nullable(),
  lastUsedAt: instant.nullable().describe('To the minute.'),
};

export const tokenShape = z.strictObject(token).meta({ id: 'Token' });

export const createdToken = z
  .strictObject({ ...token, token: z.string().describe('The token itself, in this answer only.') })
  .meta({ id: 'CreatedToken' });

export const listTokens = operation({
  id: 'listTokens',
  method: 'GET',
  path: '/tokens',
  tag: 'People',
  summary: 'Your own API tokens, newest first',
  who: EVERYONE,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'One page of tokens.', schema: pageOf('TokenPage', tokenShape) } },
});

export const createToken = operation({
  id: 'createToken',
  method: 'POST',
  path: '/tokens',
  tag: 'People',
  summary: 'Create an API token of your own',
  description:
    'The token is shown once. It may do what you may do, as long as you may do it. At most 50 that are not revoked.',
  who: EVERYONE,
  body: createTokenInput.meta({ id: 'CreateToken' }),
  examples: {
    read: {
      summary: 'Read only, for a quarter',
      value: { name: 'Wallboard', access: 'read', expiresInDays: 90 },
    },
    write: {
      summary: 'Read and write, without an end',
      value: { name: 'HR import', access: 'write', expiresInDays: null },
    },
  },
  once: true,
  secret: true,
  answers: { 201: { description: 'The new token.', schema: createdToken } },
  refusals: [409],
});

export const revokeToken = operation({
  id: 'revokeToken',
  method: 'DELETE',
  path: '/tokens/{id}',
  tag: 'People',
  summary: 'Revoke one of your own tokens',
  who: EVERYONE,
  answers: { 204: { description: 'It is worth nothing from now on.' } },
});
