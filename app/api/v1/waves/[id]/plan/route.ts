import { planOf } from '@/lib/waves/data/plan';
import { getWave } from '@/lib/waves/data/wave-record';
import { planBody } from '@/lib/waves/schema';
import { ok } from '../../../_lib/answer';
import { personal, serve } from '../../../_lib/serve';
import { serializePlan } from '../../serializer';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.planWave, async ({ uuid, body, now }) =>
    ok(serializePlan(await planOf(await getWave(uuid('id')), planBody.parse(body), now))),
  ),
});
