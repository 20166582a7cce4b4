import type { z } from 'zod';
import { webhookIdOf } from '@/lib/integrations/commands/sign-message';
import type { PublicEventName } from '@/lib/integrations/schema/events';
import type { Delivery, Endpoint } from '@/lib/integrations/types';
import type { deliveryShape, webhookShape, webhookWithSecret } from './schema';

const iso = (at: Date | null) => at?.toISOString() ?? null;

export function serializeWebhook(endpoint: Endpoint): z.input<typeof webhookShape> {
  const { id, url, description, disabledReason, disabledAt, failingSince, lastDeliveredAt } = endpoint;
  return {
    id,
    url,
    description,
    events: endpoint.events as PublicEventName[],
    enabled: disabledAt === null,
    disabledReason,
    failingSince: iso(failingSince),
    lastDeliveredAt: iso(lastDeliveredAt),
    createdAt: endpoint.createdAt.toISOString(),
  };
}

export const serializeWithSecret = (
  endpoint: Endpoint & { secret: string },
): z.input<typeof webhookWithSecret> => ({ ...serializeWebhook(endpoint), secret: endpoint.secret });

export function serializeDelivery(delivery: Delivery): z.input<typeof deliveryShape> {
  const { id, messageId, event, state, attemptCount, lastAttempt } = delivery;
  return {
    id,
    webhookId: webhookIdOf(messageId),
    event,
    occurredAt: delivery.occurredAt.toISOString(),
    state,
    attempts: attemptCount,
    nextAttemptAt: iso(delivery.nextAttemptAt),
    endedAt: iso(delivery.endedAt),
    lastAttempt: lastAttempt && {
      at: lastAttempt.at.toISOString(),
      ms: lastAttempt.ms,
      status: lastAttempt.status,
      error: lastAttempt.error,
    },
  };
}
