import { changeEndpoint } from '@/lib/integrations/commands/change-endpoint';
import { deleteEndpoint } from '@/lib/integrations/commands/delete-endpoint';
import { getEndpoint } from '@/lib/integrations/data/endpoints';
import type { Endpoint } from '@/lib/integrations/types';
import { noContent, ok } from '../../_lib/answer';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';
import { serializeWebhook } from '../serializer';

const answerWith = (endpoint: Endpoint) => ok(serializeWebhook(endpoint), endpoint.version);

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getWebhook, async ({ uuid }) => answerWith(await getEndpoint(uuid('id')))),
  PATCH: personal(operations.changeWebhook, async ({ ctx, uuid, body }) =>
    answerWith(await changeEndpoint(ctx, { ...body, id: uuid('id') })),
  ),
  DELETE: personal(operations.deleteWebhook, async ({ ctx, uuid }) => {
    await deleteEndpoint(ctx, { id: uuid('id') });
    return noContent;
  }),
});
