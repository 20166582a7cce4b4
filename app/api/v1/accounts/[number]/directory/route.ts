import { systemClock } from '@/lib/platform/clock';
import { readDirectory } from '@/lib/upgrades/data/directory';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from './schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listDirectory, async ({ actor, number, query }) => {
    const { q: search, ...page } = query;
    return ok(await readDirectory(actor.scope, number(), { search, ...page }, systemClock));
  }),
});
