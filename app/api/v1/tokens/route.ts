import { createToken } from '@/lib/auth/commands/create-token';
import { listTokens } from '@/lib/auth/data';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { pageById } from '../_lib/page';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';
import { serializeCreatedToken, serializeToken } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listTokens, async ({ actor, query }) => {
    const page = pageById(await listTokens(actor.userId), query.limit, query.cursor);
    return ok({ ...page, data: page.data.map(serializeToken) });
  }),
  POST: personal(operations.createToken, (call) =>
    once(operations.createToken, call, {
      command: createToken,
      input: call.body,
      answer: async (_, token) => created(serializeCreatedToken(token), {}),
    }),
  ),
});
