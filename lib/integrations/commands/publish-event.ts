import 'server-only';
import { db } from '@/lib/platform/db';
import { publicMessage } from '../rules/message';
import type { Occurrence } from '../types';

/**
 * Makes the message of an event and its deliveries, in one statement; the event's own id is the key, so a repetition makes
 * nothing. A message is also kept for endpoints that are disabled now: it can be replayed to them. Part of a job, which
 * carries no audit row: nothing is decided here.
 */
export async function publishEvent(occurrence: Occurrence, now: Date): Promise<{ deliveries: number }> {
  const message = publicMessage(occurrence);
  if (!message) return { deliveries: 0 };
  const { event, body, occurredAt } = message;
  const deliveries = await db.$executeRaw`
    WITH told AS (
      INSERT INTO webhook_messages (id, outbox_id, event, body, occurred_at, created_at)
      SELECT uuidv7(), ${BigInt(occurrence.id)}::bigint, ${event}, ${body}, ${occurredAt}::timestamptz, ${now}::timestamptz
      WHERE EXISTS (SELECT 1 FROM webhook_endpoints WHERE ${event} = ANY (events))
      ON CONFLICT (outbox_id) DO NOTHING
      RETURNING id
    )
    INSERT INTO webhook_deliveries (id, message_id, endpoint_id, next_attempt_at, created_at)
    SELECT uuidv7(), told.id, e.id, ${now}::timestamptz, ${now}::timestamptz
    FROM told, webhook_endpoints e WHERE ${event} = ANY (e.events) AND e.disabled_at IS NULL`;
  return { deliveries };
}
