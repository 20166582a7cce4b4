import { failUpgrade } from '@/lib/upgrades/commands/fail-upgrade';
import { personal, serve } from '../../../../_lib/serve';
import { answerWithUpgrade } from '../../../../_lib/upgrade';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.failUpgrade, async (call) =>
    answerWithUpgrade(call, await failUpgrade(call.ctx, { ...call.body, accountNumber: call.number() })),
  ),
});
