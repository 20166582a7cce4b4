import { scheduleUpgrade } from '@/lib/upgrades/commands/schedule-upgrade';
import { withdrawUpgrade } from '@/lib/upgrades/commands/withdraw-upgrade';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { personal, serve } from '../../../_lib/serve';
import { answerWithUpgrade } from '../../../_lib/upgrade';
import * as operations from './schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getUpgrade, async (call) =>
    answerWithUpgrade(call, await getUpgrade(call.actor.scope, call.number())),
  ),
  PUT: personal(operations.scheduleUpgrade, async (call) =>
    answerWithUpgrade(call, await scheduleUpgrade(call.ctx, { ...call.body, accountNumber: call.number() })),
  ),
  DELETE: personal(operations.withdrawUpgrade, async (call) =>
    answerWithUpgrade(call, await withdrawUpgrade(call.ctx, { accountNumber: call.number() })),
  ),
});
