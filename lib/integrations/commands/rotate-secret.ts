import 'server-only';
import { assertUpdated, assertVersion, command } from '@/lib/platform/command';
import { NotFound } from '@/lib/platform/errors';
import { seal } from '@/lib/platform/secrets';
import { getEndpoint } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { endpointEvent } from '../rules/endpoint-event';
import { endpointReference } from '../schema/endpoint';
import { newSigningSecret } from './create-endpoint';

const OVERLAP_MS = 24 * 3_600_000;

/** A new secret; for 24 hours the one before signs, too, so that a receiver can change over without losing a message. */
export const rotateSecret = command({
  name: 'webhook.secret_rotated',
  input: endpointReference,
  async run({ tx, actor, now, expectedVersion }, { id }) {
    assertMayRunIntegrations(actor);
    const before = await tx.webhookEndpoint.findUnique({
      where: { id },
      select: { secret: true, version: true },
    });
    if (!before) throw new NotFound();
    assertVersion(before.version, { expectedVersion });
    const secret = newSigningSecret();
    const previousSecretUntil = new Date(now.getTime() + OVERLAP_MS);
    const { count } = await tx.webhookEndpoint.updateMany({
      where: { id, version: before.version },
      data: {
        secret: seal(secret),
        previousSecret: before.secret,
        previousSecretUntil,
        version: { increment: 1 },
      },
    });
    assertUpdated(count, { expectedVersion });
    return {
      result: { ...(await getEndpoint(id, tx)), secret },
      audit: { subjectType: 'webhook', subjectId: id, after: { previousSecretUntil } },
      events: [endpointEvent('webhook.secret_rotated', id)],
    };
  },
});
