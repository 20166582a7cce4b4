import type { Visibility } from '@/lib/cases/types';

/** Where an answer goes: a reply that everybody on the case reads, or a note of the staff. */
export type ReplyTarget = { number: number; visibility: Visibility };
export type ReplyMark = ReplyTarget & { mac: string };

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

const THREAD = /^case-([1-9]\d{0,9})$/;

/**
 * Where an answer to these mails of ours goes, by kind and conversation: an answer to any note is a note. Null when they
 * are about no case, or about several.
 */
export function targetOf(mails: readonly { kind: string; thread: string }[]): ReplyTarget | null {
  const numbers = new Set(mails.map(({ thread }) => Number(THREAD.exec(thread)?.[1] ?? 0)));
  const [number] = numbers;
  if (!number || numbers.size > 1) return null;
  return { number, visibility: mails.every(({ kind }) => kind === 'case-reply') ? 'PUBLIC' : 'INTERNAL' };
}
