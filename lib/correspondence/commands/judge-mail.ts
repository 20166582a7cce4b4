import 'server-only';
import { getSender } from '@/lib/auth/data';
import { casesInScope } from '@/lib/cases/data/lock-case';
import { findSentMails } from '@/lib/notifications/data/sent-mails';
import { isStaff, type Person } from '@/lib/platform/actor';
import type { Tx } from '@/lib/platform/db';
import { hasEnded, type ReplyMark, type ReplyTarget, replyMarkOf, targetOf } from '../rules/reply-address';
import type { Envelope } from '../types';
import { isOwnAddress, isReplyMarkOf } from './make-reply-to';

export type Known = { person: Person; mark: ReplyTarget };
export type Verdict =
  | { state: 'ignored' | 'refused'; reason: string; known: Known | null }
  /** Their own words. */
  | { state: 'post'; known: Known }
  /** They may be anybody's. */
  | { state: 'keep'; known: Known };

type Reading = Pick<Tx, '$queryRaw' | '$queryRawUnsafe'>;

const refuse = (reason: string, known: Known | null = null): Verdict => ({ state: 'refused', reason, known });

/**
 * What becomes of a mail, by its head alone: it must have been sent to an address that we gave to its sender, or, when it
 * is proved who sent it, answer a mail that we sent to them; the case must not have ended long ago, and the sender's domain
 * must stand behind it. `known` of a refusal is who may hear of it.
 */
export async function judgeMail(tx: Reading, envelope: Envelope, now: Date): Promise<Verdict> {
  const { sender, isAutomatic, isVerified } = envelope;
  if (isAutomatic) return { state: 'ignored', reason: 'Written by a machine.', known: null };
  if (sender === null) return refuse('It does not name one sender.');
  if (!isForACase(envelope)) return refuse('It was not sent to the address of a case.');
  const person = await getSender(sender, tx);
  if (!person) return refuse('Nobody here has this address.');
  const mark = await findTarget(tx, person, envelope);
  if (!mark) return refuse('Its address, or the mail that it answers, was not given to this sender.');
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

const marksOf = ({ recipients }: Envelope): ReplyMark[] =>
  recipients.flatMap((address) => replyMarkOf(address) ?? []);

/** Many mail programs answer to whom a mail is from. A Message-ID is no secret: it takes a sender who is proved. */
const isAnswer = ({ isVerified, answers, recipients }: Envelope): boolean =>
  isVerified && answers.length > 0 && recipients.some(isOwnAddress);

const isForACase = (envelope: Envelope): boolean => marksOf(envelope).length > 0 || isAnswer(envelope);

/** The address decides where there is one; what answers a note is a note, whatever its address says. */
async function findTarget(tx: Reading, person: Person, envelope: Envelope): Promise<ReplyTarget | null> {
  const marks = marksOf(envelope);
  const mark = marks.find((each) => isReplyMarkOf(person.userId, each));
  if (marks.length > 0 && !mark) return null;
  const sent = await findSentMails(tx, person.userId, envelope.answers);
  if (!mark) return targetOf(sent);
  const { number, visibility } = mark;
  return { number, visibility: sent.some(({ kind }) => kind === 'case-note') ? 'INTERNAL' : visibility };
}
