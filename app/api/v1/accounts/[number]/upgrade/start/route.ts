import { startUpgrade } from '@/lib/upgrades/commands/start-upgrade';
import { personal, serve } from '../../../../_lib/serve';
import { answerWithUpgrade } from '../../../../_lib/upgrade';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.startUpgrade, async (call) =>
    answerWithUpgrade(call, await startUpgrade(call.ctx, { accountNumber: call.number() })),
  ),
});
