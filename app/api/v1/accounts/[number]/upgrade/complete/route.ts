import { completeUpgrade } from '@/lib/upgrades/commands/complete-upgrade';
import { personal, serve } from '../../../../_lib/serve';
import { answerWithUpgrade } from '../../../../_lib/upgrade';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.completeUpgrade, async (call) =>
    answerWithUpgrade(call, await completeUpgrade(call.ctx, { accountNumber: call.number() })),
  ),
});
