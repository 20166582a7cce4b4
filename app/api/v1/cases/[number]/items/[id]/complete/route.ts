import { completeItem } from '@/lib/cases/commands/complete-item';
import { answerWithCase } from '../../../../../_lib/case';
import { personal, serve } from '../../../../../_lib/serve';
import * as operations from '../../../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.completeItem, async (call) => {
    const { number } = await completeItem(call.ctx, { number: call.number(), itemId: call.uuid('id') });
    return answerWithCase(call, number);
  }),
});
