import { z } from 'zod';
import { directoryStatusSchema, productSchema, searchText } from '@/lib/accounts/schema';
import { EVERYONE, operation } from '../../../_lib/operation';
import { pageOf, pageQuery } from '../../../_lib/page';

export const directoryUser = z
  .strictObject({
    id: z.uuid(),
    firstName: z.string(),
    lastName: z.string(),
    email: z.string(),
    extension: z.string().nullable(),
    site: z.string().nullable(),
    license: z.string().nullable(),
    products: z.array(productSchema),
    status: directoryStatusSchema,
  })
  .meta({ id: 'DirectoryUser' });

export const listDirectory = operation({
  id: 'listDirectory',
  method: 'GET',
  path: '/accounts/{number}/directory',
  tag: 'Accounts',
  summary: 'The account’s end users, by last name',
  who: EVERYONE,
  query: z.strictObject({
    q: searchText.optional().describe('Part of a name, address, extension or site.'),
    ...pageQuery,
  }),
  answers: { 200: { description: 'One page of users.', schema: pageOf('DirectoryPage', directoryUser) } },
  refusals: [423],
});
