import { listDeliveries } from '@/lib/integrations/data/deliveries';
import { getEndpoint } from '@/lib/integrations/data/endpoints';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';
import { serializeDelivery } from '../../serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listDeliveries, async ({ uuid, query }) => {
    const { id } = await getEndpoint(uuid('id'));
    const page = await listDeliveries(id, query, query);
    return ok({ ...page, data: page.data.map(serializeDelivery) });
  }),
});
