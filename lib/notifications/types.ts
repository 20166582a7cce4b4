import type { MailBlock, MailContent, MailFact } from '@/lib/platform/mail-html';

export type { MailBlock, MailContent, MailFact };

/** A mail as a command hands it over; `occasion` names it for ever: a second one with the same name is not written. */
export type MailDraft = {
  occasion: string;
  kind: string;
  userId?: string;
  recipient: string;
  subject: string;
  content: MailContent;
  /** Of a link in it, where the content has `HIDDEN`: known to its reader alone. */
  secret?: string;
  /** Where an answer goes; without it nobody reads answers. */
  replyTo?: string | undefined;
  /** Mails with the same one are one conversation in a mailbox. */
  thread?: string | undefined;
};

export const MAIL_STATES = ['kept', 'queued', 'sending', 'sent', 'rejected', 'failed', 'superseded'] as const;

/**
 * `kept`: no mail server is configured. `queued` → `sending` → `sent`. `rejected`: the server will never take it.
 * `failed`: given up after three days. `superseded`: it was overtaken by a later fact before it went out.
 */
export type MailState = (typeof MAIL_STATES)[number];

/** What people are told, the same for each; `occasion` names what happened, for ever. */
export type Message = {
  occasion: string;
  kind: string;
  title: string;
  /** Paragraphs are parted by empty lines. */
  text: string;
  /** A path of the product. */
  href: string;
  accountNumber?: number | null;
};

export type Recipient = { userId: string; email: string };

export type MailWords = { subject: string; content: MailContent };

/**
 * What a mail says at the moment it goes out, null when it is no longer true. The rooms above give one for the kinds of
 * mail that can go stale; this room knows none of them.
 */
export type MailRecheck = (
  mail: { id: string; userId: string | null },
  now: Date,
) => Promise<MailWords | null>;

export type InboxItem = {
  id: string;
  title: string;
  text: string;
  href: string;
  createdAt: Date;
  readAt: Date | null;
};

export type MailSummary = {
  id: string;
  recipient: string;
  subject: string;
  kind: string;
  state: MailState;
  createdAt: Date;
  sentAt: Date | null;
  dueAt: Date;
  attempts: number;
  lastError: string | null;
  resends: number;
};

/** `isSpent`: it had a link with a secret, which is gone; it can't be sent again. */
export type MailRecord = MailSummary & { text: string; html: string | null; isSpent: boolean };
