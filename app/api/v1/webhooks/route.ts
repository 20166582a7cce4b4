import { createEndpoint } from '@/lib/integrations/commands/create-endpoint';
import { listEndpoints } from '@/lib/integrations/data/endpoints';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { pageById } from '../_lib/page';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';
import { serializeWebhook, serializeWithSecret } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listWebhooks, async ({ query }) => {
    const page = pageById(await listEndpoints(), query.limit, query.cursor);
    return ok({ ...page, data: page.data.map(serializeWebhook) });
  }),
  POST: personal(operations.createWebhook, (call) =>
    once(operations.createWebhook, call, {
      command: createEndpoint,
      input: call.body,
      answer: async (_, endpoint) =>
        created(serializeWithSecret(endpoint), {
          location: `/webhooks/${endpoint.id}`,
          version: endpoint.version,
        }),
    }),
  ),
});
