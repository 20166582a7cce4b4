import type { z } from 'zod';
import { addFreeze } from '@/lib/waves/commands/add-freeze';
import { listFreezes } from '@/lib/waves/data/freezes';
import type { FreezeRecord } from '@/lib/waves/types';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';

const serialize = (freeze: FreezeRecord): z.input<typeof operations.freezeShape> => ({
  ...freeze,
  endedAt: freeze.endedAt?.toISOString() ?? null,
});

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listFreezes, async ({ query }) => {
    const { data, nextCursor } = await listFreezes(query);
    return ok({ data: data.map(serialize), nextCursor });
  }),
  POST: personal(operations.addFreeze, (call) =>
    once(operations.addFreeze, call, {
      command: addFreeze,
      input: call.body,
      answer: async (_, freeze) => created(serialize(freeze), {}),
    }),
  ),
});
