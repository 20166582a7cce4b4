import 'server-only';
import { rateLimit } from '@/lib/platform/rate-limit';

const QUARTER_HOUR_SECONDS = 15 * 60;

/** Calendar services read many people's feeds from one address, so only what opens nothing is counted tightly. */
const reads = rateLimit({ name: 'calendar', points: 600, seconds: QUARTER_HOUR_SECONDS });
const misses = rateLimit({ name: 'calendar-miss', points: 30, seconds: QUARTER_HOUR_SECONDS });

/**
 * Reads a calendar for one origin, no more often than is sensible; whoever tries addresses that open nothing is stopped
 * before the next is looked at. @throws TooManyRequests
 */
export async function limitFeed<T>(origin: string, read: () => Promise<T | null>): Promise<T | null> {
  await misses.assertLeft(origin);
  await reads.take(origin);
  const found = await read();
  if (found === null) await misses.take(origin);
  return found;
}
