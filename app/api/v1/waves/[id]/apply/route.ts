import { applyPlan } from '@/lib/waves/commands/apply-plan';
import { ok } from '../../../_lib/answer';
import { once } from '../../../_lib/once';
import { personal, serve } from '../../../_lib/serve';
import { serializeRun } from '../../serializer';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.applyPlan, (call) =>
    once(operations.applyPlan, call, {
      command: applyPlan,
      input: { ...call.body, id: call.uuid('id') },
      answer: async (_, run) => ({ ...ok(serializeRun(run)), status: 202 }),
    }),
  ),
});
