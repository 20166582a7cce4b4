import 'server-only';
import type { Tx } from '@/lib/platform/db';
import { env } from '@/lib/platform/env';
import { paragraphs } from '../rules/mail-text';
import type { MailContent, Message, Recipient } from '../types';
import { queueMails } from './queue-mails';

type How = {
  /** Whether they also get a mail. */
  mail: boolean;
  /** What the mail says, when that is more than the inbox item. */
  content?: MailContent;
  /** The mail's own subject and where its answers go; the title, and nowhere, unless given. */
  letter?: { subject: string; replyTo: string | undefined; thread: string };
};

/**
 * Tells people something, in the caller's transaction: one inbox item each, unique on the occasion and the person, and if
 * asked one mail. Open pages of theirs hear of it on `user:<id>`. Part of another command, which carries the audit row.
 */
export async function notifyPeople(
  tx: Tx,
  message: Message,
  people: readonly Recipient[],
  now: Date,
  { mail, content, letter }: How,
): Promise<void> {
  if (people.length === 0) return;
  const { accountNumber = null, ...words } = message;
  const fresh = await tx.inboxItem.createManyAndReturn({
    data: people.map(({ userId }) => ({ ...words, accountNumber, userId, createdAt: now })),
    skipDuplicates: true,
    select: { userId: true },
  });
  await tellOpenPages(tx, fresh, now);
  if (!mail) return;
  const said = content ?? contentOf(message);
  const drafts = people.map(({ userId, email }) => ({
    occasion: `${message.occasion}:${userId}`,
    kind: message.kind,
    userId,
    recipient: email,
    subject: message.title,
    content: said,
    ...letter,
  }));
  await queueMails(tx, drafts, now);
}

/** An event with all topics at once would not fit a notification when the people are many. */
const TOPICS_PER_EVENT = 100;

async function tellOpenPages(tx: Tx, people: readonly { userId: string }[], now: Date): Promise<void> {
  const topics = people.map(({ userId }) => `user:${userId}`);
  const events = [];
  for (let from = 0; from < topics.length; from += TOPICS_PER_EVENT)
    events.push({
      at: now,
      name: 'inbox.changed',
      topics: topics.slice(from, from + TOPICS_PER_EVENT),
      payload: {},
    });
  if (events.length > 0) await tx.outboxEvent.createMany({ data: events });
}

const contentOf = ({ title, text, href }: Message): MailContent => ({
  heading: title,
  blocks: paragraphs(text),
  button: { label: 'Open in Cutover', href: new URL(href, env().APP_URL).href },
});
