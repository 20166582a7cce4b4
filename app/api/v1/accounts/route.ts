import { createAccount } from '@/lib/accounts/commands/create-account';
import { listAccounts } from '@/lib/upgrades/data/list-accounts';
import { created, ok } from '../_lib/answer';
import { once } from '../_lib/once';
import { personal, serve } from '../_lib/serve';
import * as operations from './schema';
import { serializeAccount } from './serializer';

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.listAccounts, async ({ actor, query, now }) => {
    const page = await listAccounts(actor.scope, query, now);
    const data = page.data.map(({ upgrade, phase, ...account }) =>
      serializeAccount(account, { phase, facts: upgrade }),
    );
    return ok({ data, nextCursor: page.nextCursor });
  }),
  POST: personal(operations.createAccount, (call) =>
    once(operations.createAccount, call, {
      command: createAccount,
      input: call.body,
      answer: async (_, account) =>
        created(serializeAccount(account, { phase: 'NOT_SCHEDULED', facts: null }), {
          location: `/accounts/${account.number}`,
          version: account.version,
        }),
    }),
  ),
});
