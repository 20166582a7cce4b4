import 'server-only';
import { createHash } from 'node:crypto';
import { type AddressObject, type HeaderLines, type ParsedMail, simpleParser } from 'mailparser';
import { headerLine, isMailAddress } from '@/lib/notifications/rules/address';
import { env } from '@/lib/platform/env';
import { log } from '@/lib/platform/log';
import { findingsIn, isVouchedFor } from '../rules/authentication';
import { isAutomatic } from '../rules/automatic';
import type { Envelope, Findings } from '../types';

/** Headers in which a mail server writes whom a mail was really for. */
const ENVELOPE = ['delivered-to', 'x-original-to', 'envelope-to'];
const MOST_RECIPIENTS = 200;
const LONGEST_ID = 255;
const LONGEST_ADDRESS = 320;
/** What an address of ours could look like. */
const ADDRESS = /^[\x21-\x7e]{1,320}$/;
const MESSAGE_ID = /<[\x21-\x3b=\x3f-\x7e]{3,253}>/g;
const MOST_ANSWERS = 50;
const MOST_ANSWERS_LENGTH = 16_384;
/** Of a longer head nothing is read. */
const MOST_HEAD_BYTES = 256 * 1024;
const LINE_BREAK = 0x0a;
const RETURN = 0x0d;

const addressesOf = (given: AddressObject | AddressObject[] | undefined): string[] =>
  [given ?? []]
    .flat()
    .flatMap(({ value }) =>
      value
        .flatMap(({ group, ...one }) => group ?? [one])
        .flatMap(({ address }) => (address ? [address.toLowerCase()] : [])),
    );

/** Raw values by lower-case name; of a repeated one the first, which the last server wrote. */
function headersOf(lines: HeaderLines): Map<string, string> {
  const headers = new Map<string, string>();
  for (const { key, line } of lines)
    if (!headers.has(key)) headers.set(key, line.slice(line.indexOf(':') + 1).trim());
  return headers;
}

/** Anybody may write such a header, as long as a mail: only its beginning is looked at. */
const bare = (value: string): string => {
  const given = value.slice(0, LONGEST_ADDRESS);
  return (/<([^<>]*)>/.exec(given)?.[1] ?? given).toLowerCase();
};

function senderOf(mail: ParsedMail): string | null {
  const senders = addressesOf(mail.from);
  const [only] = senders;
  return senders.length === 1 && only && isMailAddress(only) ? only : null;
}

const digestOf = (raw: Buffer) => createHash('sha256').update(raw).digest('hex');

/** Some servers give no Message-ID: the mail's own bytes tell it from others then. Overlong ones likewise. */
function idOf({ messageId }: ParsedMail, raw: Buffer): string {
  const given = messageId && headerLine(messageId);
  return given && messageId.length <= LONGEST_ID ? given : digestOf(raw);
}

/** The mail it answers and those before it, the latest last; of a long conversation the latest. */
function answersOf({ inReplyTo = '', references = [] }: ParsedMail): string[] {
  const given = [references, inReplyTo].flat().join(' ').slice(-MOST_ANSWERS_LENGTH);
  return [...new Set(given.match(MESSAGE_ID) ?? [])].slice(-MOST_ANSWERS);
}

/** Everything before the first empty line; null when that is longer than any head. */
function headOf(raw: Buffer): Buffer | null {
  const from = raw.subarray(0, MOST_HEAD_BYTES);
  for (let at = from.indexOf(LINE_BREAK); at >= 0; at = from.indexOf(LINE_BREAK, at + 1)) {
    const next = from[at + 1] === RETURN ? from[at + 2] : from[at + 1];
    if (next === LINE_BREAK) return from.subarray(0, at + 1);
  }
  return raw.length > MOST_HEAD_BYTES ? null : raw;
}

/** What the host that we were told of wrote on top; a header further down may be the sender's own. */
function findingsOf(headers: ReadonlyMap<string, string>): Findings | null {
  const host = env().INBOUND_MAIL_HOST;
  return host ? findingsIn(headers.get('authentication-results') ?? '', host) : null;
}

const unreadable = (raw: Buffer): Envelope => ({
  messageId: digestOf(raw),
  sender: null,
  isVerified: false,
  recipients: [],
  answers: [],
  subject: '',
  isAutomatic: false,
});

/** Reads the head of a mail (RFC 822) and nothing else: who wrote it, whether that is proved, and to whom. */
export async function readEnvelope(raw: Buffer, found: Findings | null): Promise<Envelope> {
  const head = headOf(raw);
  if (!head) return unreadable(raw);
  try {
    const mail = await simpleParser(Buffer.concat([head, Buffer.from('\r\n')]));
    const headers = headersOf(mail.headerLines);
    const sender = senderOf(mail);
    const envelope = ENVELOPE.flatMap((name) => headers.get(name) ?? []).map(bare);
    const recipients = [...addressesOf(mail.to), ...addressesOf(mail.cc), ...envelope];
    return {
      messageId: idOf(mail, raw),
      sender,
      isVerified: sender !== null && isVouchedFor(sender, found ?? findingsOf(headers)),
      recipients: recipients.filter((address) => ADDRESS.test(address)).slice(0, MOST_RECIPIENTS),
      answers: answersOf(mail),
      subject: headerLine(mail.subject ?? ''),
      isAutomatic: isAutomatic(headers, sender),
    };
  } catch (error) {
    log.warn({ err: error }, 'inbound.head_not_read');
    return unreadable(raw);
  }
}
