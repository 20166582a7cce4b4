import 'server-only';
import { createHash } from 'node:crypto';
import nodemailer, { type Transporter } from 'nodemailer';
import { env } from './env';

export type Message = {
  occasion: string;
  recipient: string;
  subject: string;
  text: string;
  html?: string;
  /** Where an answer goes. */
  replyTo?: string | null;
  /** Mails with the same one are one conversation. */
  thread?: string | null;
};
/** `rejected`: this message never arrives. `later`: only this one had trouble. `down`: the server can't be reached. */
type Outcome = 'sent' | 'rejected' | 'later' | 'down';
export type Delivery = { outcome: Outcome; error: string | null };

const TEN_SECONDS = 10_000;
const LONGEST_ERROR = 500;
let transport: Transporter | undefined;

/** Without a mail server mails are kept, and operations can read them. */
export const isMailConfigured = (): boolean => env().SMTP_URL !== undefined;

const hostname = (): string => new URL(env().APP_URL).hostname;

/** Whom every mail is from. */
export const ownAddress = (): string => `cutover@${hostname()}`;

function openTransport(): Transporter {
  transport ??= nodemailer.createTransport(
    {
      url: env().SMTP_URL,
      pool: true,
      maxConnections: 3,
      connectionTimeout: TEN_SECONDS,
      greetingTimeout: TEN_SECONDS,
      socketTimeout: 3 * TEN_SECONDS,
    },
    { from: { name: 'Cutover', address: ownAddress() } },
  );
  return transport;
}

/** The same for every attempt of one occasion, so that a mailbox recognises a repeat. */
function messageId(occasion: string): string {
  const id = createHash('sha256').update(occasion).digest('hex').slice(0, 40);
  return `<${id}@${hostname()}>`;
}

const OWN_ID = /^<([0-9a-f]{40})@([^<>@]+)>$/;

/** What a Message-ID of ours has of its occasion (the first 40 digits of its SHA-256, in hex); null for any other. */
export function occasionMarkOf(id: string): string | null {
  const [, mark, host] = OWN_ID.exec(id.toLowerCase()) ?? [];
  return mark && host === hostname() ? mark : null;
}

/** A mail that was never sent: all mails of a conversation answer it, so that mailboxes keep them together. */
const rootOf = (thread: string): string => `<${thread}@${hostname()}>`;

export async function deliver(message: Message): Promise<Delivery> {
  const { occasion, recipient, subject, text, html, replyTo, thread } = message;
  try {
    await openTransport().sendMail({
      to: { name: '', address: recipient },
      subject: subject.replace(/\p{Cc}+/gu, ' '),
      text,
      ...(html && { html }),
      messageId: messageId(occasion),
      ...(replyTo && { replyTo }),
      ...(thread && { inReplyTo: rootOf(thread), references: rootOf(thread) }),
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    return { outcome: 'sent', error: null };
  } catch (error) {
    return { outcome: outcomeOf(error), error: String(error).slice(0, LONGEST_ERROR) };
  }
}

function outcomeOf(error: unknown): Outcome {
  const { responseCode = 0, code } = error as { responseCode?: number; code?: string };
  if (code !== 'EENVELOPE' && code !== 'EMESSAGE') return 'down';
  return responseCode >= 500 ? 'rejected' : 'later';
}

export function closeMailer(): void {
  transport?.close();
  transport = undefined;
}
