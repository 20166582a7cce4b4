import { z } from 'zod';
import {
  changeEndpointBody,
  createEndpointInput,
  deliveryStateSchema,
  replayBody,
} from '@/lib/integrations/schema/endpoint';
import { publicEventNames } from '@/lib/integrations/schema/events';
import { DISABLED_REASONS, SEND_ERRORS } from '@/lib/integrations/types';
import { operation } from '../_lib/operation';
import { pageOf, pageQuery } from '../_lib/page';
import { instant } from '../_lib/shapes';

const who = ['OPERATIONS'] as const;
const tag = 'Webhooks';

const webhook = {
  id: z.uuid(),
  url: z.string(),
  description: z.string(),
  events: z.array(z.enum(publicEventNames)),
  enabled: z.boolean(),
  disabledReason: z
    .enum(DISABLED_REASONS)
    .nullable()
    .describe('GONE: it answered 410. FAILING: nothing was accepted for three days.'),
  failingSince: instant.nullable().describe('The first failure since a message was last accepted.'),
  lastDeliveredAt: instant.nullable(),
  createdAt: instant,
};

export const webhookShape = z.strictObject(webhook).meta({ id: 'Webhook' });
export const webhookWithSecret = z
  .strictObject({ ...webhook, secret: z.string().describe('The signing secret, in this answer only.') })
  .meta({ id: 'WebhookWithSecret' });

export const deliveryShape = z
  .strictObject({
    id: z.uuid(),
    webhookId: z.string().describe('The header webhook-id: the same for every attempt.'),
    event: z.string(),
    occurredAt: instant,
    state: deliveryStateSchema,
    attempts: z.int(),
    nextAttemptAt: instant.nullable(),
    endedAt: instant.nullable(),
    lastAttempt: z
      .strictObject({
        at: instant,
        ms: z.int(),
        status: z.int().nullable().describe('The answer’s status; null when there was none.'),
        error: z.enum(SEND_ERRORS).nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'WebhookDelivery' });

export const listWebhooks = operation({
  id: 'listWebhooks',
  method: 'GET',
  path: '/webhooks',
  tag,
  summary: 'All endpoints, newest first',
  who,
  query: z.strictObject(pageQuery),
  answers: { 200: { description: 'One page of endpoints.', schema: pageOf('WebhookPage', webhookShape) } },
});

export const createWebhook = operation({
  id: 'createWebhook',
  method: 'POST',
  path: '/webhooks',
  tag,
  summary: 'Tell another system of events',
  description:
    'Messages are signed as Standard Webhooks says; the secret is shown once. What is sent is under webhooks below.',
  who,
  body: createEndpointInput.meta({ id: 'CreateWebhook' }),
  examples: {
    runner: {
      summary: 'An external upgrade runner',
      value: {
        url: 'https://runner.example.com/hooks',
        description: 'Upgrade runner',
        events: ['upgrade.due', 'upgrade.moved', 'upgrade.withdrawn'],
      },
    },
    portal: {
      summary: 'A portal that closes with the lockout',
      value: {
        url: 'https://portal.example.com/cutover',
        events: ['upgrade.lockout_started', 'portal_session.revoked', 'upgrade.completed', 'upgrade.failed'],
      },
    },
  },
  once: true,
  secret: true,
  answers: {
    201: { description: 'The new endpoint.', schema: webhookWithSecret, headers: ['ETag', 'Location'] },
  },
});

export const getWebhook = operation({
  id: 'getWebhook',
  method: 'GET',
  path: '/webhooks/{id}',
  tag,
  summary: 'One endpoint',
  who,
  answers: { 200: { description: 'The endpoint.', schema: webhookShape, headers: ['ETag'] } },
});

export const changeWebhook = operation({
  id: 'changeWebhook',
  method: 'PATCH',
  path: '/webhooks/{id}',
  tag,
  summary: 'Change, disable or enable an endpoint',
  description:
    'What is left out stays. What waits for a disabled endpoint goes out when it is enabled again.',
  who,
  body: changeEndpointBody.meta({ id: 'ChangeWebhook' }),
  examples: {
    disable: { summary: 'Send nothing for now', value: { enabled: false } },
    events: { summary: 'Other events', value: { events: ['upgrade.completed', 'upgrade.failed'] } },
  },
  versioned: true,
  answers: { 200: { description: 'As it is now.', schema: webhookShape, headers: ['ETag'] } },
  refusals: [409],
});

export const deleteWebhook = operation({
  id: 'deleteWebhook',
  method: 'DELETE',
  path: '/webhooks/{id}',
  tag,
  summary: 'Remove an endpoint and its delivery log',
  who,
  versioned: true,
  answers: { 204: { description: 'Nothing more is sent to it.' } },
  refusals: [409],
});

export const rotateWebhookSecret = operation({
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/webhooks/{id}/rotate',
  tag,
  summary: 'A new signing secret',
  description:
    'For 24 hours the old secret signs beside the new one, so no message is lost while you change over.',
  who,
  versioned: true,
  answers: { 200: { description: 'The endpoint.', schema: webhookWithSecret, headers: ['ETag'] } },
  refusals: [409],
});

export const listDeliveries = operation({
  id: 'listDeliveries',
  method: 'GET',
  path: '/webhooks/{id}/deliveries',
  tag,
  summary: 'The delivery log of the last 30 days, newest first',
  who,
  query: z.strictObject({
    ...pageQuery,
    state: deliveryStateSchema.optional(),
    event: z.string().max(60).optional(),
  }),
  answers: { 200: { description: 'One page of the log.', schema: pageOf('DeliveryPage', deliveryShape) } },
});

export const replayDeliveries = operation({
  id: 'replayDeliveries',
  method: 'POST',
  path: '/webhooks/{id}/replay',
  tag,
  summary: 'Send again: one delivery, or everything since an instant',
  description:
    'With the same webhook-id as before. UNDELIVERED, unless told: also what was said while the endpoint was disabled.',
  who,
  body: replayBody.meta({ id: 'ReplayDeliveries' }),
  examples: {
    missed: { summary: 'What was missed', value: { since: '2027-03-02T18:00:00.000Z' } },
    all: { summary: 'Everything', value: { since: '2027-03-02T18:00:00.000Z', only: 'ALL' } },
  },
  versioned: true,
  answers: {
    200: {
      description: 'How many messages go out again.',
      schema: z.strictObject({ queued: z.int() }).meta({ id: 'Replayed' }),
    },
  },
  refusals: [409],
});
