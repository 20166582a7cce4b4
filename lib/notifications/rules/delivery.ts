import type { MailState } from '../types';

/** `rejected`: this mail never arrives. `later`: only this one had trouble. `down`: the server can't be reached. */
export type DeliveryOutcome = 'sent' | 'rejected' | 'later' | 'down';

const MINUTE_MS = 60_000;
const LONGEST_MINUTES = 60;
const GIVE_UP_MS = 72 * 60 * MINUTE_MS;

/** How long a worker may hold a mail before it counts as lost. */
export const LEASE_MS = 5 * MINUTE_MS;

type Tried = { attempts: number; queuedAt: Date };
type Next = { state: MailState; dueAt: Date };

/**
 * What becomes of a mail after an attempt. A server that is away is asked again each minute, so that nothing waits long
 * once it is back; a mail with trouble of its own waits 1, 2, 4 … 60 minutes. Given up after 72 hours. Instants in UTC.
 */
export function afterAttempt(outcome: DeliveryOutcome, { attempts, queuedAt }: Tried, now: Date): Next {
  if (outcome === 'sent' || outcome === 'rejected') return { state: outcome, dueAt: now };
  if (now.getTime() - queuedAt.getTime() >= GIVE_UP_MS) return { state: 'failed', dueAt: now };
  const minutes = outcome === 'down' ? 1 : Math.min(2 ** (attempts - 1), LONGEST_MINUTES);
  return { state: 'queued', dueAt: new Date(now.getTime() + minutes * MINUTE_MS) };
}

/** The states in which a mail waits, and a person may have it tried at once. */
export const mayRetry = (state: MailState): boolean => state === 'queued' || state === 'failed';

/** The states in which a mail is done with, and a person may have it delivered once more. */
export const mayResend = (state: MailState): boolean =>
  state === 'sent' || state === 'rejected' || state === 'kept';
