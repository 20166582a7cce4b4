import 'server-only';
import { getSender } from '@/lib/auth/data';
import { casesInScope } from '@/lib/cases/data/lock-case';
import { isStaff, type Person } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { hasEnded, type ReplyMark, replyMarkOf } from '../rules/reply-address';
import type { Envelope } from '../types';
import { isReplyMarkOf } from './make-reply-to';

type Known = { person: Person; mark: ReplyMark };
export type Verdict =
  | { state: 'ignored' | 'refused'; reason: string; known: Known | null }
  /** Their own words. */
  | { state: 'post'; known: Known }
  /** They may be anybody's. */
  | { state: 'keep'; known: Known };

const refuse = (reason: string, known: Known | null = null): Verdict => ({ state: 'refused', reason, known });

/**
 * What becomes of a mail, by its head alone: the address it was sent to must be one that we gave to its sender, must not
 * have ended, and the sender's domain must stand behind it. `known` of a refusal is who may hear of it.
 */
export async function judgeMail(
  tx: Pick<Tx, '$queryRaw' | '$queryRawUnsafe'>,
  { sender, recipients, isAutomatic, isVerified }: Envelope,
  now: Date,
): Promise<Verdict> {
  if (isAutomatic) return { state: 'ignored', reason: 'Written by a machine.', known: null };
  if (sender === null) return refuse('It does not name one sender.');
  const marks = recipients.flatMap((address) => replyMarkOf(address) ?? []);
  if (marks.length === 0) return refuse('It was not sent to the address of a case.');
  const person = await getSender(sender, tx);
  if (!person) return refuse('Nobody here has this address.');
  const mark = marks.find((each) => isReplyMarkOf(person.userId, each));
  if (!mark) return refuse('The address of the case was not given to this sender.');
  const [found] = await tx.$queryRaw<{ closedAt: Date | null }[]>`
    SELECT closed_at AS "closedAt" FROM cases WHERE number = ${mark.number} AND ${casesInScope(person.scope)}`;
  // Not theirs any more: they hear nothing of it, as of any case that is not there.
  if (!found || (mark.visibility === 'INTERNAL' && !isStaff(person)))
    return refuse('The sender has no business with the case any more.');
  const known = { person, mark };
  const heard = isVerified ? known : null;
  if (hasEnded(found.closedAt, now)) return refuse('The case was closed more than 90 days ago.', heard);
  if (isVerified) return { state: 'post', known };
  return found.closedAt === null
    ? { state: 'keep', known }
    : refuse('The case is over, and nothing proves who sent it.');
}
