import { reopenCase } from '@/lib/cases/commands/reopen-case';
import { answerWithCase } from '../../../_lib/case';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.reopenCase, async (call) => {
    const { number } = await reopenCase(call.ctx, { ...call.body, number: call.number() });
    return answerWithCase(call, number);
  }),
});
