import { revokeToken } from '@/lib/auth/commands/revoke-token';
import { noContent } from '../../_lib/answer';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: personal(operations.revokeToken, async ({ ctx, uuid }) => {
    await revokeToken(ctx, { id: uuid('id') });
    return noContent;
  }),
});
