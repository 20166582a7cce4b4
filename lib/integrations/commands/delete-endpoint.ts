import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { getEndpoint } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { addressWithoutSecrets } from '../rules/address';
import { endpointEvent } from '../rules/endpoint-event';
import { endpointReference } from '../schema/endpoint';

/** Gone with its deliveries; the audit log keeps what it was. */
export const deleteEndpoint = command({
  name: 'webhook.deleted',
  input: endpointReference,
  async run({ tx, actor, expectedVersion }, { id }) {
    assertMayRunIntegrations(actor);
    const { url, description, events, version } = await getEndpoint(id, tx);
    assertVersion(version, { expectedVersion });
    const { count } = await tx.webhookEndpoint.deleteMany({ where: { id, version } });
    assertUpdated(count, { expectedVersion });
    return {
      result: { id },
      audit: {
        subjectType: 'webhook',
        subjectId: id,
        before: { url: addressWithoutSecrets(url), description, events },
      },
      events: [endpointEvent('webhook.deleted', id)],
    };
  },
});
