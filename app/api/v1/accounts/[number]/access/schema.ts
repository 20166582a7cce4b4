import { z } from 'zod';
import { EVERYONE, operation } from '../../../_lib/operation';
import { instant } from '../../../_lib/shapes';

export const accessShape = z
  .strictObject({
    portal: z.enum(['ACCOUNT_MANAGER', 'ADMIN_CONSOLE']),
    accessible: z.boolean(),
    lockout: z.strictObject({ startsAt: instant, expectedEndAt: instant }).nullable(),
  })
  .meta({ id: 'Access' });

export const getAccess = operation({
  id: 'getAccess',
  method: 'GET',
  path: '/accounts/{number}/access',
  tag: 'Upgrades',
  summary: 'Whether the account’s admin portal is open right now',
  description: 'True to the millisecond, whether or not any background process runs.',
  who: EVERYONE,
  answers: { 200: { description: 'The gate’s answer.', schema: accessShape } },
});
