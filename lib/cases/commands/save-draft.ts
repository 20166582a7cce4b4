import 'server-only';
import { getAccount } from '@/lib/accounts/data/accounts';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import type { Tx } from '@/lib/platform/db';
import { assertMayDraft } from '../policy';
import { saveDraftInput } from '../schema/draft';

/** Keeps what a person has typed so far, in place of what was kept before. What is not sent leaves no audit trail. */
export const saveDraft = command({
  name: 'case_draft.saved',
  input: saveDraftInput,
  async run({ tx, actor, now }, { account, form, key, content }) {
    const { userId } = requirePerson(actor);
    await getAccount(actor.scope, account, tx);
    assertMayDraft(actor);
    const values = { key, content, savedAt: now };
    await tx.caseDraft.upsert({
      where: { userId_accountNumber_form: { userId, accountNumber: account, form } },
      create: { userId, accountNumber: account, form, ...values },
      update: values,
      select: { form: true },
    });
    await forgetOldest(tx, userId);
    return { result: { savedAt: now.getTime() }, audit: [], events: [] };
  },
});

const MOST_KEPT = 200;

/** There is a form for every case that can be reported on: a person's drafts need an end, and it is the oldest that goes. */
const forgetOldest = (tx: Tx, userId: string) => tx.$executeRaw`
  DELETE FROM case_drafts WHERE user_id = ${userId}::uuid AND (account_number, form) IN (
    SELECT account_number, form FROM case_drafts WHERE user_id = ${userId}::uuid
    ORDER BY saved_at DESC, account_number, form OFFSET ${MOST_KEPT})`;
