import 'server-only';
import { commentOnCase } from '@/lib/cases/commands/comment-on-case';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { isStaff, type Person, requireRole } from '@/lib/platform/actor';
import { command, type Work } from '@/lib/platform/command';
import { AppError, Invalid } from '@/lib/platform/errors';
import type { ReplyTarget } from '../rules/reply-address';
import { unverifiedNote } from '../rules/words';
import { letterSchema } from '../schema';
import type { InboundState, Letter } from '../types';
import { judgeMail, type Known } from './judge-mail';

/** Files of an accepted mail that are still to be taken: by their place in it, and where they go. */
export type Pending = { mailId: string; person: Person; mark: ReplyTarget; places: readonly number[] };
export type Received = { state: InboundState | 'repeated'; pending: Pending | null };
type Ended = { state: InboundState; reason: string | null; known: Known | null };

const UNVERIFIED = 'Nothing proves who sent it. It is a note on the case, for staff.';
const UNREADABLE = 'The mail is built as no mail program builds one.';

/**
 * Puts a mail on the case it answers, once however often it comes: as its sender's words when these are proved to be
 * theirs, otherwise as a note of the product that staff alone see. What is refused is kept without its text, and nobody
 * but a proved sender hears of it.
 */
export const receiveMail = command({
  name: 'mail.received',
  input: letterSchema,
  async run(work, letter) {
    requireRole(work.actor, 'OPERATIONS');
    const { tx, now } = work;
    const { messageId, subject } = letter;
    const key = { messageId, sender: letter.sender ?? '' };
    const { count } = await tx.inboundMail.createMany({
      data: { ...key, subject, receivedAt: now, state: 'refused' },
      skipDuplicates: true,
    });
    if (count === 0) return done({ state: 'repeated', pending: await leftOf(work, letter) });
    const { state, reason, known } = await settle(work, letter);
    const places = state === 'accepted' ? Array.from({ length: letter.fileCount }, (_, place) => place) : [];
    const { id: mailId } = await tx.inboundMail.update({
      where: { sender_messageId: key },
      data: { state, reason, caseNumber: known?.mark.number ?? null, pendingFiles: places },
      select: { id: true },
    });
    if (state === 'refused' && known && reason) await sayWhy(work, letter, known, reason);
    return done({ state, pending: known && places.length > 0 ? { mailId, ...known, places } : null });
  },
});

const done = (result: Received) => ({ result, audit: [], events: [] });

/** What an earlier turn, which broke off, left of the files; a repeat has to prove its sender like the first one. */
async function leftOf({ tx, now }: Work, letter: Letter): Promise<Pending | null> {
  const { messageId, sender } = letter;
  const before = await tx.inboundMail.findUniqueOrThrow({
    where: { sender_messageId: { messageId, sender: sender ?? '' } },
    select: { id: true, caseNumber: true, pendingFiles: true },
  });
  if (before.pendingFiles.length === 0) return null;
  const verdict = await judgeMail(tx, letter, now);
  if (verdict.state !== 'post' || verdict.known.mark.number !== before.caseNumber) return null;
  return { mailId: before.id, ...verdict.known, places: before.pendingFiles };
}

async function settle(work: Work, letter: Letter): Promise<Ended> {
  const verdict = await judgeMail(work.tx, letter, work.now);
  if (verdict.state === 'post') return post(work, letter, verdict.known);
  return verdict.state === 'keep' ? keep(work, letter, verdict.known) : verdict;
}

async function post(work: Work, { text }: Letter, known: Known): Promise<Ended> {
  const { person, mark } = known;
  if (text === null) return { state: 'refused', reason: UNREADABLE, known };
  const ctx = { actor: person, clock: work.clock, requestId: work.requestId };
  const { number, visibility } = mark;
  try {
    await commentOnCase.within(work.tx, ctx, { number, visibility, body: text });
    return { state: 'accepted', reason: null, known };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const named = error instanceof Invalid ? error.errors[0]?.message : undefined;
    return { state: 'refused', reason: named ?? error.message, known };
  }
}

/** For staff to see what came; whoever sent it hears nothing, and the person it names is not bothered. */
async function keep(work: Work, letter: Letter, known: Known): Promise<Ended> {
  const { tx, actor, clock, requestId } = work;
  const body = unverifiedNote(known.person, letter);
  const { number } = known.mark;
  await commentOnCase.within(tx, { actor, clock, requestId }, { number, visibility: 'INTERNAL', body });
  return { state: 'unverified', reason: UNVERIFIED, known };
}

/** A person whose answer was not taken must not believe that it was. */
async function sayWhy(
  { tx, now }: Work,
  { messageId }: Letter,
  { mark: { number }, person }: Known,
  reason: string,
): Promise<void> {
  const { userId, email } = person;
  const message = {
    occasion: `inbound:${messageId}`,
    kind: 'mail-not-taken',
    title: `Your mail did not reach case ${number}`,
    text: `${reason}\n\nNothing was added to the case. Open it to write there instead.`,
    href: `${isStaff(person) ? '/desk' : '/cases'}/${number}`,
  };
  await notifyPeople(tx, message, [{ userId, email }], now, { mail: true });
}
