import 'server-only';
import { runInNewContext } from 'node:vm';
import ReplyParser from 'email-reply-parser';
import { simpleParser } from 'mailparser';
import { log } from '@/lib/platform/log';

/** How long a mail may take to be taken apart; the parser's patterns can be made to take hours. */
const LONGEST_MS = 250;
/** Of a longer mail the rest is what it quotes, or no reply that a case takes. */
const MOST_CHARACTERS = 200_000;
/** Parts at any depth, which bounds the depth as well; mail programs write a dozen. */
const MOST_PARTS = 200;
const MOST_HEAD_BYTES = 256 * 1024;
const PARSING = {
  skipImageLinks: true,
  skipTextToHtml: true,
  maxHtmlLengthToParse: 2_000_000,
  maxChildNodes: MOST_PARTS,
  maxHeadSize: MOST_HEAD_BYTES,
};

/** A file of a mail, whole in memory: the mail it came in was. */
export type Enclosed = { name: string; content: Buffer };

/**
 * The text of an answer without what it quotes and without a signature. Characters that no text of a case may have are left
 * out: nobody typed them. A mail that takes too long to take apart, as none from a mail program does, stays whole.
 */
function ownWords(text: string): string {
  const plain = text.slice(0, MOST_CHARACTERS).replace(/\r\n?/g, '\n');
  const typed = plain.replace(/[^\P{Cc}\n\t]|[\p{Cs}\u202A-\u202E\u2066-\u2069]/gu, '');
  const parse = () => new ReplyParser().parseReply(typed).trim();
  try {
    return String(runInNewContext('parse()', { parse }, { timeout: LONGEST_MS }));
  } catch (error) {
    log.warn({ err: error }, 'inbound.not_taken_apart');
    return typed.trim();
  }
}

/** What the sender of a mail wrote themselves, and the files in it; null for one that is built as no program builds mails. */
export async function readLetter(raw: Buffer): Promise<{ text: string; files: Enclosed[] } | null> {
  try {
    const mail = await simpleParser(raw, PARSING);
    const files = mail.attachments
      .filter(({ contentDisposition, related }) => contentDisposition === 'attachment' && !related)
      .map(({ filename, content }) => ({ name: filename ?? 'attachment', content }));
    return { text: ownWords(mail.text ?? ''), files };
  } catch (error) {
    log.warn({ err: error }, 'inbound.body_not_read');
    return null;
  }
}
