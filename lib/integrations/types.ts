export const DISABLED_REASONS = ['BY_PERSON', 'GONE', 'FAILING'] as const;
export type DisabledReason = (typeof DISABLED_REASONS)[number];

export const DELIVERY_STATES = ['PENDING', 'SENDING', 'DELIVERED', 'FAILED'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why there was no answer. More is not said: an endpoint must not be a way to look around in our network. */
export const SEND_ERRORS = ['TIMEOUT', 'UNREACHABLE'] as const;
export type SendError = (typeof SEND_ERRORS)[number];

/** How one attempt ended: an HTTP status, or none. */
export type SendResult = { status: number; error: null } | { status: null; error: SendError };

export type Endpoint = {
  id: string;
  url: string;
  description: string;
  events: string[];
  disabledReason: DisabledReason | null;
  disabledAt: Date | null;
  failingSince: Date | null;
  lastDeliveredAt: Date | null;
  /** Until then the secret before the last rotation signs, too. */
  previousSecretUntil: Date | null;
  createdAt: Date;
  version: number;
};

export type Attempt = {
  number: number;
  at: Date;
  ms: number;
  status: number | null;
  error: SendError | null;
};

export type Delivery = {
  id: string;
  messageId: string;
  event: string;
  state: DeliveryState;
  attemptCount: number;
  occurredAt: Date;
  createdAt: Date;
  /** Null once it has ended. */
  nextAttemptAt: Date | null;
  endedAt: Date | null;
  lastAttempt: Attempt | null;
};

export type DeliveryDetail = Delivery & { body: string; attempts: Attempt[] };

/** What happened, as the outbox has it. */
export type Occurrence = { id: string; name: string; at: Date; payload: unknown };
