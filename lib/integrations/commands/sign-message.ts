import 'server-only';
import { Webhook } from 'standardwebhooks';
import { unseal } from '@/lib/platform/secrets';

/** The receiver knows a repetition by it; the same for every attempt, endpoint and replay. */
export const webhookIdOf = (messageId: string): string => `msg_${messageId}`;

type Signing = { secret: string; previousSecret: string | null; previousSecretUntil: Date | null };

/** The three headers of Standard Webhooks; during a rotation the old secret signs beside the new one. */
export function signMessage(
  messageId: string,
  body: string,
  at: Date,
  keys: Signing,
): Record<string, string> {
  const id = webhookIdOf(messageId);
  const isRotating = keys.previousSecretUntil !== null && keys.previousSecretUntil.getTime() > at.getTime();
  const secrets = [keys.secret, ...(isRotating && keys.previousSecret ? [keys.previousSecret] : [])];
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((sealed) => new Webhook(unseal(sealed)).sign(id, at, body)).join(' '),
  };
}
