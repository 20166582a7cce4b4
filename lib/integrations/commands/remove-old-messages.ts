import 'server-only';
import { db } from '@/lib/platform/db';

const KEPT_DAYS = 30;
const DAY_MS = 86_400_000;
const BATCH = 1_000;

/** Messages of more than 30 days ago go, with their deliveries and attempts, unless one still has to go out. */
export async function removeOldMessages(now: Date): Promise<{ removed: number }> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  let removed = 0;
  for (;;) {
    const count = await db.$executeRaw`
      DELETE FROM webhook_messages WHERE id IN (
        SELECT m.id FROM webhook_messages m
        WHERE m.created_at < ${before}::timestamptz AND NOT EXISTS (
          SELECT 1 FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
          WHERE d.message_id = m.id AND d.state IN ('PENDING', 'SENDING') AND e.disabled_at IS NULL)
        ORDER BY m.created_at LIMIT ${BATCH} FOR UPDATE OF m SKIP LOCKED)`;
    removed += count;
    if (count < BATCH) return { removed };
  }
}
