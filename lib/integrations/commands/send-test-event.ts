import 'server-only';
import { command } from '@/lib/platform/command';
import { Conflict } from '@/lib/platform/errors';
import { getEndpoint } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { endpointEvent } from '../rules/endpoint-event';
import { bodyOf } from '../rules/message';
import { endpointReference } from '../schema/endpoint';
import { TEST_EVENT, testData } from '../schema/events';

/** A message to this endpoint alone, signed and delivered like every other. @throws Conflict while it is disabled */
export const sendTestEvent = command({
  name: 'webhook.tested',
  input: endpointReference,
  async run({ tx, actor, now }, { id }) {
    assertMayRunIntegrations(actor);
    const { disabledAt } = await getEndpoint(id, tx);
    if (disabledAt)
      throw new Conflict('Enable the endpoint first: nothing is sent while it is disabled.', 'disabled');
    const data = testData.parse({ text: 'This is a test. Nothing has happened to any account.' });
    const message = await tx.webhookMessage.create({
      data: { event: TEST_EVENT, body: bodyOf(TEST_EVENT, now, data), occurredAt: now, createdAt: now },
      select: { id: true },
    });
    const delivery = await tx.webhookDelivery.create({
      data: { messageId: message.id, endpointId: id, nextAttemptAt: now, createdAt: now },
      select: { id: true },
    });
    return {
      result: { deliveryId: delivery.id },
      audit: { subjectType: 'webhook', subjectId: id, after: { messageId: message.id } },
      events: [endpointEvent('webhook.tested', id)],
    };
  },
});
