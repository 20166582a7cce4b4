import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { occasionMarkOf } from '@/lib/platform/mailer';

/**
 * The mails of a conversation that went out to this person under one of these Message-IDs: nobody else's, and none that
 * was not sent. One that was sent again is known by each of its ids.
 */
export async function findSentMails(
  tx: Pick<Tx, '$queryRaw'>,
  userId: string,
  messageIds: readonly string[],
): Promise<{ kind: string; thread: string }[]> {
  const marks = messageIds.flatMap((id) => occasionMarkOf(id) ?? []);
  if (marks.length === 0) return [];
  return tx.$queryRaw<{ kind: string; thread: string }[]>`
    SELECT DISTINCT m.kind, m.thread FROM mails m CROSS JOIN generate_series(0, m.resends) AS time
    WHERE m.user_id = ${userId}::uuid AND m.sent_at IS NOT NULL AND m.thread IS NOT NULL
      AND left(encode(sha256(convert_to(
        CASE time WHEN 0 THEN m.occasion ELSE m.occasion || '#' || time END, 'UTF8')), 'hex'), 40) = ANY (${marks})`;
}
