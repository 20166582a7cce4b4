import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { isMailConfigured } from '@/lib/platform/mailer';
import { seal } from '@/lib/platform/secrets';
import { headerLine, isMailAddress } from '../rules/address';
import { footerOf, textOf } from '../rules/mail-text';
import type { MailDraft, MailState } from '../types';

const NO_ADDRESS = 'This is not one plain mail address.';

/**
 * Writes mails into the caller's transaction; a worker delivers them after the commit. An occasion that was written
 * before is left as it is. Part of another command, which carries the audit row.
 */
export async function queueMails(tx: Tx, drafts: readonly MailDraft[], now: Date): Promise<number> {
  if (drafts.length === 0) return 0;
  const { count } = await tx.mail.createMany({
    data: drafts.map(({ secret, ...draft }) => ({
      ...draft,
      ...stateOf(draft),
      ...textsOf(draft),
      ...since(now),
      sealedSecret: secret === undefined ? null : seal(secret),
    })),
    skipDuplicates: true,
  });
  // Kept mails, too: the worker renders what would have gone out.
  if (count > 0)
    await tx.outboxEvent.create({ data: { at: now, name: 'mail.queued', topics: [], payload: { count } } });
  return count;
}

const textsOf = ({ subject, content, replyTo }: MailDraft) => ({
  subject: headerLine(subject),
  text: textOf(content, footerOf({ replyTo })),
});

const since = (now: Date) => ({ createdAt: now, queuedAt: now, dueAt: now });

function stateOf({ recipient }: MailDraft): { state: MailState; lastError?: string } {
  if (!isMailAddress(recipient)) return { state: 'rejected', lastError: NO_ADDRESS };
  return { state: isMailConfigured() ? 'queued' : 'kept' };
}
