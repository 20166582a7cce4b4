import { replayDeliveries } from '@/lib/integrations/commands/replay-deliveries';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.replayDeliveries, async ({ ctx, uuid, body }) =>
    ok(await replayDeliveries(ctx, { ...body, id: uuid('id') })),
  ),
});
