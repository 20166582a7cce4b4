import { rotateSecret } from '@/lib/integrations/commands/rotate-secret';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';
import { serializeWithSecret } from '../../serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.rotateWebhookSecret, async ({ ctx, uuid }) => {
    const endpoint = await rotateSecret(ctx, { id: uuid('id') });
    return ok(serializeWithSecret(endpoint), endpoint.version);
  }),
});
