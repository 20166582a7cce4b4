import { endFreeze } from '@/lib/waves/commands/end-freeze';
import { noContent } from '../../_lib/answer';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  DELETE: personal(operations.endFreeze, async ({ ctx, uuid }) => {
    await endFreeze(ctx, { id: uuid('id') });
    return noContent;
  }),
});
