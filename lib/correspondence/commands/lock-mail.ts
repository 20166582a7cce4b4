import 'server-only';
import { type Actor, requirePerson } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { NotFound } from '@/lib/platform/errors';

/**
 * A mail of this person that is on a case, held until the transaction ends.
 * @throws NotFound when there is none, or it is somebody else's
 */
export async function lockMail(
  tx: Pick<Tx, '$queryRaw'>,
  actor: Actor,
  id: string,
): Promise<{ number: number; pendingFiles: number[] }> {
  const { email } = requirePerson(actor);
  const [mail] = await tx.$queryRaw<{ number: number; pendingFiles: number[] }[]>`
    SELECT case_number AS number, pending_files AS "pendingFiles" FROM inbound_mails
    WHERE id = ${id}::uuid AND sender = ${email} AND state = 'accepted' AND case_number IS NOT NULL FOR UPDATE`;
  if (!mail) throw new NotFound();
  return mail;
}
