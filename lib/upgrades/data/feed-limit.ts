import 'server-only';
import { rateLimit } from '@/lib/platform/rate-limit';

const QUARTER_HOUR_SECONDS = 15 * 60;

const reads = rateLimit({ name: 'calendar', points: 60, seconds: QUARTER_HOUR_SECONDS });
const misses = rateLimit({ name: 'calendar-miss', points: 30, seconds: QUARTER_HOUR_SECONDS });

/**
 * Reads a calendar, no more often than is sensible. Calendar services read many people's feeds from one address, revoked
 * ones among them: what opens nothing is counted by origin, what opens a calendar by its own address alone.
 * @throws TooManyRequests
 */
export async function limitFeed<T>(
  { origin, address }: { origin: string; address: string },
  read: () => Promise<T | null>,
): Promise<T | null> {
  const found = await read();
  await (found === null ? misses.take(origin) : reads.take(address));
  return found;
}
