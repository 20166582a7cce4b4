import 'server-only';
import type { Visibility } from '@/lib/cases/types';
import { env } from '@/lib/platform/env';
import { isMacOf, macOf } from '@/lib/platform/secrets';
import { type ReplyMark, replyAddress } from '../rules/reply-address';

const PURPOSE = 'answers by mail';

type Bound = { number: number; userId: string; visibility: Visibility };
const textOf = ({ number, userId, visibility }: Bound) => `${number} ${visibility} ${userId}`;

/** The address for a person's answers on a case, as a reply or as a note; undefined when nobody takes mails in. */
export function makeReplyTo({ number, userId, visibility }: Bound): string | undefined {
  const { INBOUND_MAIL_SECRET, INBOUND_MAIL_DOMAIN, APP_URL } = env();
  if (!INBOUND_MAIL_SECRET) return undefined;
  const mac = macOf(PURPOSE, textOf({ number, userId, visibility }));
  return replyAddress({ number, visibility, mac }, INBOUND_MAIL_DOMAIN ?? new URL(APP_URL).hostname);
}

/** Whether we gave this address to this person. */
export const isReplyMarkOf = (userId: string, { number, visibility, mac }: ReplyMark): boolean =>
  isMacOf(PURPOSE, textOf({ number, userId, visibility }), mac);
