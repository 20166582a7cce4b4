import { systemClock } from '@/lib/platform/clock';
import { getAccess } from '@/lib/upgrades/data/gate';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from './schema';
import { serializeAccess } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getAccess, async ({ actor, number }) =>
    ok(serializeAccess(await getAccess(actor.scope, number(), systemClock))),
  ),
});
