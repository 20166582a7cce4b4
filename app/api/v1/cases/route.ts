import { getAccount } from '@/lib/accounts/data/accounts';
import { openCase } from '@/lib/cases/commands/open-case';
import { getCase } from '@/lib/cases/data/get-case';
import { listCasesJson } from '@/lib/cases/data/list-cases';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';
import { serializeCase, serializePage } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listCases, async ({ actor, query, now, snapshot }) =>
    ok(serializePage(await listCasesJson(actor, query, now, snapshot))),
  ),
  POST: personal(operations.openCase, (call) =>
    once(operations.openCase, call, {
      command: openCase,
      input: call.body,
      assertStillTheirs: () => getAccount(call.actor.scope, call.body.account),
      answer: async (tx, { number, version }) =>
        created(serializeCase(await getCase(call.actor.scope, number, tx), call.actor), {
          location: `/cases/${number}`,
          version,
        }),
    }),
  ),
});
