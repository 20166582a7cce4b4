import type { Visibility } from '@/lib/cases/types';

export type ReplyMark = { number: number; visibility: Visibility; mac: string };

const LETTERS = { PUBLIC: 'p', INTERNAL: 'n' } as const;
const ADDRESS = /^case\+([1-9]\d{0,9})\.([pn])\.([0-9a-f]{32})@/;
const LARGEST_INT4 = 2_147_483_647;

/** `case+1042.p.<mac>@domain`: lower case only, for mail servers that don't keep capitals; at most 50 characters before the @. */
export const replyAddress = ({ number, visibility, mac }: ReplyMark, domain: string): string =>
  `case+${number}.${LETTERS[visibility]}.${mac}@${domain}`;

/** What an address of ours says; null for any other. Whether it is true, the MAC decides. */
export function replyMarkOf(address: string): ReplyMark | null {
  const [, number, letter, mac] = ADDRESS.exec(address.trim().toLowerCase()) ?? [];
  if (!number || !mac || Number(number) > LARGEST_INT4) return null;
  return { number: Number(number), visibility: letter === 'n' ? 'INTERNAL' : 'PUBLIC', mac };
}

const DAYS_AFTER_CLOSING = 90;
const DAY_MS = 86_400_000;

/** An address ends 90 days after its case was closed or cancelled, also one of notes. Instants in UTC. */
export const hasEnded = (closedAt: Date | null, now: Date): boolean =>
  closedAt !== null && now.getTime() - closedAt.getTime() > DAYS_AFTER_CLOSING * DAY_MS;
