import 'server-only';
import { notifyPeople } from '@/lib/notifications/commands/notify-people';
import { command } from '@/lib/platform/command';
import { getEndpoint, listOperationsPeople } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { addressWithoutSecrets } from '../rules/address';
import { endpointEvent } from '../rules/endpoint-event';
import { disableEndpointInput } from '../schema/endpoint';
import type { Endpoint } from '../types';

const why = {
  GONE: 'It answered that it is gone for good (410).',
  FAILING: 'It has not accepted a message for three days.',
};

const alarmOf = ({ id, url, version }: Endpoint, reason: keyof typeof why) => ({
  occasion: `webhook-disabled:${id}:${version}`,
  kind: 'webhook_disabled',
  title: `The webhook endpoint ${new URL(url).host} is disabled`,
  text: `${why[reason]} Nothing more is sent to ${addressWithoutSecrets(url)}.

No message is lost: they are kept for 30 days. When the receiver works again, enable the endpoint and replay what it missed.`,
  href: `/operations/webhooks/${id}`,
});

/** The product gives an endpoint up and tells operations. Done already, it changes nothing and tells nobody. */
export const disableEndpoint = command({
  name: 'webhook.disabled',
  input: disableEndpointInput,
  async run({ tx, actor, now }, { id, reason }) {
    assertMayRunIntegrations(actor);
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, disabledAt: null },
      data: { disabledAt: now, disabledReason: reason, version: { increment: 1 } },
    });
    if (count === 0) return { result: { disabled: false }, audit: [], events: [] };
    const endpoint = await getEndpoint(id, tx);
    const { url, failingSince } = endpoint;
    await notifyPeople(tx, alarmOf(endpoint, reason), await listOperationsPeople(tx), now, { mail: true });
    return {
      result: { disabled: true },
      audit: {
        subjectType: 'webhook',
        subjectId: id,
        after: { url: addressWithoutSecrets(url), reason, failingSince },
      },
      events: [endpointEvent('webhook.disabled', id)],
    };
  },
});
