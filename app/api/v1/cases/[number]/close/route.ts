import { closeCase } from '@/lib/cases/commands/close-case';
import { answerWithCase } from '../../../_lib/case';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.closeCase, async (call) => {
    const { number } = await closeCase(call.ctx, { number: call.number() });
    return answerWithCase(call, number);
  }),
});
