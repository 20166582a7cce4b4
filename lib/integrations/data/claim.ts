import 'server-only';
import { db } from '@/lib/platform/db';

/** One attempt that this worker has taken on. */
export type Claim = {
  id: string;
  messageId: string;
  endpointId: string;
  number: number;
  tries: number;
  isFailing: boolean;
  url: string;
  body: string;
  secret: string;
  previousSecret: string | null;
  previousSecretUntil: Date | null;
};

/** How long a claim holds: longer than the longest attempt, short enough after a crash. */
const LEASE_MS = 60_000;
const AT_ONCE = 4;

/**
 * Takes up to `most` deliveries that are due, at most four at once for each endpoint, one for an endpoint that is failing.
 * Failing endpoints are asked for on their own, so that they can't take the places of the others. Safe side by side.
 */
export async function claimDue(now: Date, most: number, failing: boolean): Promise<Claim[]> {
  if (most <= 0) return [];
  const lease = new Date(now.getTime() + LEASE_MS);
  return db.$queryRaw<Claim[]>`
    WITH due AS (
      SELECT w.id
      FROM webhook_endpoints e CROSS JOIN LATERAL (
        SELECT d.id, d.next_attempt_at FROM webhook_deliveries d
        WHERE d.endpoint_id = e.id AND d.state IN ('PENDING', 'SENDING') AND d.next_attempt_at <= ${now}::timestamptz
        ORDER BY d.next_attempt_at, d.id
        LIMIT greatest(0, ${failing ? 1 : AT_ONCE}::int - (
          SELECT count(*) FROM webhook_deliveries b
          WHERE b.endpoint_id = e.id AND b.state IN ('PENDING', 'SENDING') AND b.state = 'SENDING'
            AND b.next_attempt_at > ${now}::timestamptz))
        FOR UPDATE SKIP LOCKED
      ) w
      WHERE e.disabled_at IS NULL AND (e.failing_since IS NOT NULL) = ${failing}
      ORDER BY w.next_attempt_at, w.id LIMIT ${most}::int
    )
    UPDATE webhook_deliveries d
    SET state = 'SENDING', next_attempt_at = ${lease}::timestamptz, attempt_count = d.attempt_count + 1, tries = d.tries + 1
    FROM due, webhook_endpoints e, webhook_messages m
    WHERE d.id = due.id AND e.id = d.endpoint_id AND m.id = d.message_id
    RETURNING d.id, d.message_id AS "messageId", d.endpoint_id AS "endpointId", d.attempt_count AS number, d.tries,
      e.failing_since IS NOT NULL AS "isFailing", e.url, m.body, e.secret, e.previous_secret AS "previousSecret",
      e.previous_secret_until AS "previousSecretUntil"`;
}
