import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { getCase } from '@/lib/cases/data/get-case';
import { listEvents } from '@/lib/cases/data/list-events';
import { publicEventOf } from '@/lib/cases/rules/public';
import { created } from '../../../_lib/answer';
import { once } from '../../../_lib/once';
import { personal, serve } from '../../../_lib/serve';
import * as operations from '../../schema';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  POST: personal(operations.commentOnCase, (call) =>
    once(operations.commentOnCase, call, {
      command: commentOnCase,
      input: { ...call.body, number: call.number() },
      assertStillTheirs: () => getCase(call.actor.scope, call.number()),
      // The case is held until the transaction ends, so the latest comment is this one.
      answer: async (tx, { number }) => {
        const written = (await listEvents(call.actor, number, tx)).findLast(({ type }) => type === 'comment');
        return created(written && publicEventOf(written), {});
      },
    }),
  ),
});
