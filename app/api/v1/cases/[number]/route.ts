import { changeCase } from '@/lib/cases/commands/change-case';
import { answerWithCase } from '../../_lib/case';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getCase, (call) => answerWithCase(call, call.number())),
  PATCH: personal(operations.changeCase, async (call) => {
    const { number } = await changeCase(call.ctx, { ...call.body, number: call.number() });
    return answerWithCase(call, number);
  }),
});
