import { listEventsPage } from '@/lib/cases/data/list-events';
import { publicEventOf } from '@/lib/cases/rules/public';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listEvents, async ({ actor, number, query }) => {
    const page = await listEventsPage(actor, number(), query);
    return ok({ ...page, data: page.data.map(publicEventOf) });
  }),
});
