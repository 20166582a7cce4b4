import { readBill } from '@/lib/billing/data';
import { systemClock } from '@/lib/platform/clock';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import * as operations from './schema';
import { serializeBill } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getBill, async ({ actor, number }) =>
    ok(serializeBill(number(), await readBill(actor.scope, number(), systemClock))),
  ),
});
