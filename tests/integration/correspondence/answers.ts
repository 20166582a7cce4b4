import { randomBytes } from 'node:crypto';
import MailComposer from 'nodemailer/lib/mail-composer';
import { Webhook } from 'standardwebhooks';
import type { Caught } from '@/tests/support/mailbox';

/** The provider's secret and receiving host; a test stubs them into the environment before the product loads. */
export const SECRET = `whsec_${randomBytes(32).toString('base64')}`;
export const HOST = 'mx.cutover.example';

type Given = {
  to?: string;
  inReplyTo?: string;
  references?: string;
  headers?: Record<string, string>;
  attachments?: { filename: string; content: string }[];
};

/** What the receiving host writes on top of a mail whose sender's domain stands behind it. */
export const passed = (from: string) =>
  `Authentication-Results: ${HOST};\r\n dmarc=pass (p=REJECT) header.from=${from.split('@')[1]}\r\n`;

/** An answer as the receiving host hands it on. */
export async function answerTo(mail: Caught, from: string, text: string, given: Given = {}): Promise<Buffer> {
  return Buffer.concat([Buffer.from(passed(from)), await unprovedAnswerTo(mail, from, text, given)]);
}

/** What a mail program makes of an answer: to the Reply-To, with the Message-ID, quoting the mail. */
export function unprovedAnswerTo(
  mail: Caught,
  from: string,
  text: string,
  given: Given = {},
): Promise<Buffer> {
  const quoted = (mail.text ?? '').replace(/^/gm, '> ');
  return new MailComposer({
    from,
    to: mail.replyTo?.text ?? '',
    subject: `Re: ${mail.subject}`,
    inReplyTo: mail.messageId ?? '',
    references: mail.messageId ?? '',
    text: `${text}\n\nOn Mon, 7 Jun 2027 at 14:00, Cutover <cutover@localhost> wrote:\n\n${quoted}\n`,
    ...given,
  })
    .compile()
    .build();
}

/** A mail as the provider posts it. */
export function signed(body: Buffer | string, secret = SECRET, contentType = 'message/rfc822'): Request {
  const [id, at] = [`msg_${randomBytes(6).toString('hex')}`, new Date()];
  return new Request('http://localhost/api/inbound/mail', {
    method: 'POST',
    body: new Uint8Array(Buffer.from(body)),
    headers: {
      'content-type': contentType,
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body.toString()),
    },
  });
}
