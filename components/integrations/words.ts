import type { Meaning } from '@/components/ui/meaning';
import type { Attempt, Delivery, DeliveryState, Endpoint } from '@/lib/integrations/types';

type Said = { meaning: Meaning; text: string };

/** How an endpoint is, in two words. */
export function endpointState({ disabledReason, failingSince, lastDeliveredAt }: Endpoint): Said {
  if (disabledReason === 'BY_PERSON') return { meaning: 'calm', text: 'Switched off' };
  if (disabledReason) return { meaning: 'urgent', text: 'Given up' };
  if (failingSince) return { meaning: 'attention', text: 'Failing' };
  return lastDeliveredAt
    ? { meaning: 'done', text: 'Delivering' }
    : { meaning: 'calm', text: 'Nothing sent yet' };
}

/** Why an endpoint is disabled, and what is safe. */
export const disabledWords = {
  BY_PERSON: 'Somebody of operations switched it off.',
  GONE: 'It answered that it is gone for good (410).',
  FAILING: 'It accepted nothing for three days.',
} as const;

export const stateWords: Record<DeliveryState, Said> = {
  PENDING: { meaning: 'calm', text: 'Waiting' },
  SENDING: { meaning: 'calm', text: 'On its way' },
  DELIVERED: { meaning: 'done', text: 'Delivered' },
  FAILED: { meaning: 'urgent', text: 'Given up' },
};

/** A delivery that waits for its second attempt or a later one has met trouble. */
export const deliveryState = ({ state, attemptCount }: Pick<Delivery, 'state' | 'attemptCount'>): Said =>
  state === 'PENDING' && attemptCount > 0
    ? { meaning: 'attention', text: 'Trying again' }
    : stateWords[state];

/** What came back, in a few words. */
export function answerWords({ status, error }: Pick<Attempt, 'status' | 'error'>): string {
  if (error === 'TIMEOUT') return 'No answer in 15 s';
  if (error === 'UNREACHABLE') return 'Could not be reached';
  if (status !== null && status >= 300 && status < 400) return `${status}, redirects are not followed`;
  return String(status);
}

export const durationWords = (ms: number): string =>
  ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;

/** An address without what everybody knows of it. */
export function shortAddress(url: string): string {
  const { host, pathname, search } = new URL(url);
  return `${host}${pathname === '/' ? '' : pathname}${search}`;
}
