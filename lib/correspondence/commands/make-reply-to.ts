import 'server-only';
import type { Visibility } from '@/lib/cases/types';
import { env } from '@/lib/platform/env';
import { ownAddress } from '@/lib/platform/mailer';
import { isMacOf, macOf } from '@/lib/platform/secrets';
import { type ReplyMark, replyAddress } from '../rules/reply-address';

const PURPOSE = 'answers by mail';

type Bound = { number: number; userId: string; visibility: Visibility };
const textOf = ({ number, userId, visibility }: Bound) => `${number} ${visibility} ${userId}`;

const inboundDomain = (): string => env().INBOUND_MAIL_DOMAIN ?? new URL(env().APP_URL).hostname;

/** Whether mail to this address, in lower case, is for us: the domain that takes mails in, or whom our mails are from. */
export const isOwnAddress = (address: string): boolean =>
  address === ownAddress() || address.endsWith(`@${inboundDomain()}`);

/** The address for a person's answers on a case, as a reply or as a note; undefined when nobody takes mails in. */
export function makeReplyTo({ number, userId, visibility }: Bound): string | undefined {
  if (!env().INBOUND_MAIL_SECRET) return undefined;
  const mac = macOf(PURPOSE, textOf({ number, userId, visibility }));
  return replyAddress({ number, visibility, mac }, inboundDomain());
}

/** Whether we gave this address to this person. */
export const isReplyMarkOf = (userId: string, { number, visibility, mac }: ReplyMark): boolean =>
  isMacOf(PURPOSE, textOf({ number, userId, visibility }), mac);
