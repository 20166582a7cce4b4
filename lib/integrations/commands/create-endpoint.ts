import 'server-only';
import { randomBytes } from 'node:crypto';
import { command } from '@/lib/platform/command';
import { env } from '@/lib/platform/env';
import { Invalid } from '@/lib/platform/errors';
import { seal } from '@/lib/platform/secrets';
import { endpointColumns, endpointFrom } from '../data/endpoints';
import { assertMayRunIntegrations } from '../policy';
import { addressWithoutSecrets, refusalOfAddress } from '../rules/address';
import { endpointEvent } from '../rules/endpoint-event';
import { createEndpointInput } from '../schema/endpoint';

const SECRET_BYTES = 32;

/** 256 bits in the form that Standard Webhooks asks for. */
export const newSigningSecret = (): string => `whsec_${randomBytes(SECRET_BYTES).toString('base64')}`;

/** @throws Invalid */
export function assertAddress(url: string): void {
  const refusal = refusalOfAddress(url, env().WEBHOOK_ALLOW_LOOPBACK);
  if (refusal) throw Invalid.field('url', refusal);
}

/** The signing secret is in the result once; it rests encrypted, because every message is signed with it. */
export const createEndpoint = command({
  name: 'webhook.created',
  input: createEndpointInput,
  async run({ tx, actor, now }, { url, description, events }) {
    assertMayRunIntegrations(actor);
    assertAddress(url);
    const secret = newSigningSecret();
    const row = await tx.webhookEndpoint.create({
      data: { url, description, events, secret: seal(secret), createdById: actor.userId, createdAt: now },
      select: endpointColumns,
    });
    return {
      result: { ...endpointFrom(row), secret },
      audit: {
        subjectType: 'webhook',
        subjectId: row.id,
        after: { url: addressWithoutSecrets(url), description, events },
      },
      events: [endpointEvent('webhook.created', row.id)],
    };
  },
});
