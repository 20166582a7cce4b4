import 'server-only';
import { isInScope, type Person } from '@/lib/platform/actor';
import { db } from '@/lib/platform/db';
import { draftsKeptSince } from '../rules/draft';
import type { KeptDraft } from '../types';

/** The person's own draft of a form; null when there is none, it has expired, or the account is not theirs any more. */
export async function getDraft(
  person: Person,
  accountNumber: number,
  form: string,
  now: Date,
): Promise<KeptDraft | null> {
  if (!isInScope(person.scope, accountNumber)) return null;
  const draft = await db.caseDraft.findUnique({
    where: { userId_accountNumber_form: { userId: person.userId, accountNumber, form } },
    select: { key: true, content: true, savedAt: true },
  });
  if (!draft || draft.savedAt <= draftsKeptSince(now)) return null;
  return { ...draft, savedAt: draft.savedAt.getTime() };
}
