import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { getEndpoint } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { addressWithoutSecrets } from '../rules/address';
import { endpointEvent } from '../rules/endpoint-event';
import { changeEndpointInput } from '../schema/endpoint';
import type { Endpoint } from '../types';
import { assertAddress } from './create-endpoint';

/** Enabled again, an endpoint starts with a clean record: three more days before it is given up. */
function availability(before: Endpoint, enabled: boolean | undefined, now: Date) {
  if (enabled === undefined || enabled === (before.disabledAt === null)) return {};
  return enabled
    ? { disabledAt: null, disabledReason: null, failingSince: null }
    : { disabledAt: now, disabledReason: 'BY_PERSON' };
}

const told = ({ url, description, events, disabledReason }: Endpoint) => ({
  url: addressWithoutSecrets(url),
  description,
  events,
  disabledReason,
});

/** What is left out stays. What waits for a disabled endpoint waits on, and goes out when it is enabled. */
export const changeEndpoint = command({
  name: 'webhook.changed',
  input: changeEndpointInput,
  async run({ tx, actor, now, expectedVersion }, { id, enabled, ...changes }) {
    assertMayRunIntegrations(actor);
    const before = await getEndpoint(id, tx);
    assertVersion(before.version, { expectedVersion });
    if (changes.url !== undefined) assertAddress(changes.url);
    const given = Object.entries(changes).filter(
      ([key, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(before[key as keyof Endpoint]),
    );
    const data = { ...Object.fromEntries(given), ...availability(before, enabled, now) };
    if (Object.keys(data).length === 0) return { result: before, audit: [], events: [] };
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, version: before.version },
      data: { ...data, version: { increment: 1 } },
    });
    assertUpdated(count, { expectedVersion });
    const after = await getEndpoint(id, tx);
    return {
      result: after,
      audit: {
        subjectType: 'webhook',
        subjectId: id,
        before: told(before),
        after: { ...told(after), isNewAddress: before.url !== after.url },
      },
      events: [endpointEvent('webhook.changed', id)],
    };
  },
});
