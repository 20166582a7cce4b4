import { acceptResolution } from '@/lib/cases/commands/accept-resolution';
import { answerWithCase } from '../../../_lib/case';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.acceptResolution, async (call) => {
    const { number } = await acceptResolution(call.ctx, { number: call.number() });
    return answerWithCase(call, number);
  }),
});
