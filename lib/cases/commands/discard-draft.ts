import 'server-only';
import { requirePerson } from '@/lib/platform/actor';
import { command } from '@/lib/platform/command';
import { draftPlace } from '../schema/draft';

/** Forgets one draft of the actor's own; without one there is nothing to do. Filing does it in its own transaction. */
export const discardDraft = command({
  name: 'case_draft.discarded',
  input: draftPlace,
  async run({ tx, actor }, { account, form }) {
    const { userId } = requirePerson(actor);
    const { count } = await tx.caseDraft.deleteMany({ where: { userId, accountNumber: account, form } });
    return { result: { discarded: count > 0 }, audit: [], events: [] };
  },
});
