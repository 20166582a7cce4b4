import { footerOf, textOf } from '@/lib/notifications/rules/mail-text';
import type { MailContent, Message, Recipient } from '@/lib/notifications/types';
import type { Prisma } from '@/lib/platform/generated/client';
import { idAt, type Random } from '../random';

export type Messages = { inbox: Prisma.InboxItemCreateManyInput[]; mails: Prisma.MailCreateManyInput[] };

type Mail = { occasion: string; subject: string; content: MailContent; thread?: string };

const HOUR_MS = 3_600_000;
/** People of the demo read their inbox every other day. */
const READ_AFTER_MS = 36 * HOUR_MS;

/** What people were told before the demo began, in the rows that `notifyPeople` and `queueMails` write. */
export class Post {
  readonly rows: Messages = { inbox: [], mails: [] };

  constructor(
    readonly random: Random,
    readonly now: Date,
  ) {}

  inbox({ userId }: Recipient, { accountNumber = null, ...words }: Message, at: Date): void {
    const isRead = this.now.getTime() - at.getTime() > READ_AFTER_MS;
    const readAt = isRead ? new Date(at.getTime() + 2 * HOUR_MS) : null;
    this.rows.inbox.push({ ...words, accountNumber, userId, createdAt: at, readAt });
  }

  /** Kept, as where no mail server is configured; answers its id. The worker renders it when it first runs. */
  mail({ userId, email }: Recipient, kind: string, mail: Mail, at: Date): string {
    const id = idAt(this.random, at);
    const times = { createdAt: at, queuedAt: at, dueAt: at };
    const text = textOf(mail.content, footerOf({}));
    this.rows.mails.push({ ...mail, ...times, id, kind, userId, recipient: email, text, state: 'kept' });
    return id;
  }
}
