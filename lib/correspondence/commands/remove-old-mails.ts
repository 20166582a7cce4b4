import 'server-only';
import { db } from '@/lib/platform/db';

const KEPT_DAYS = 90;
const DAY_MS = 86_400_000;

/** What is known of a mail that came in goes after 90 days: nobody sends the same one again by then. */
export async function removeOldMails(now: Date): Promise<{ removed: number }> {
  const before = new Date(now.getTime() - KEPT_DAYS * DAY_MS);
  const { count } = await db.inboundMail.deleteMany({ where: { receivedAt: { lt: before } } });
  return { removed: count };
}
