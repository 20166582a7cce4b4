import { claimNextCase } from '@/lib/cases/commands/claim-next-case';
import { noContent } from '../../_lib/answer';
import { answerWithCase } from '../../_lib/case';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.claimNextCase, async (call) => {
    const claimed = await claimNextCase(call.ctx, call.body ?? {});
    return claimed ? answerWithCase(call, claimed.number) : noContent;
  }),
});
