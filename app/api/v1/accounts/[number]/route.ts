import { correctAccount } from '@/lib/accounts/commands/correct-account';
import { getAccount } from '@/lib/accounts/data/accounts';
import type { AccountRecord } from '@/lib/accounts/types';
import type { AccountScope } from '@/lib/platform/actor';
import { getUpgrade } from '@/lib/upgrades/data/state';
import { phaseOf } from '@/lib/upgrades/rules/phase';
import { ok } from '../../_lib/answer';
import { personal, serve } from '../../_lib/serve';
import * as operations from '../schema';
import { serializeAccount } from '../serializer';

async function answerWith(account: AccountRecord, scope: AccountScope, now: Date) {
  const { upgrade } = await getUpgrade(scope, account.number);
  const phase = phaseOf(upgrade, now);
  return ok(serializeAccount(account, { phase, facts: upgrade }), account.version);
}

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = serve({
  GET: personal(operations.getAccount, async ({ actor, number, now }) =>
    answerWith(await getAccount(actor.scope, number()), actor.scope, now),
  ),
  PATCH: personal(operations.correctAccount, async ({ actor, ctx, number, body, now }) =>
    answerWith(await correctAccount(ctx, { ...body, number: number() }), actor.scope, now),
  ),
});
