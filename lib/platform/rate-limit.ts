import 'server-only';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { pool } from './db';
import { TooManyRequests } from './errors';
import { digest } from './secrets';

type Terms = {
  /** Sets these counters apart from all others: `sign-in`. */
  name: string;
  /** So many in one window; the next is refused. */
  points: number;
  /** The window opens with a key's first take and ends so much later, whatever was taken or refused in between. */
  seconds: number;
};

export type RateLimit = {
  /** Counts one more for the key, also when it is refused. @throws TooManyRequests with the seconds until the window ends */
  take(key: string): Promise<void>;
  /** Counts nothing, and refuses what `take` would refuse. @throws TooManyRequests */
  assertLeft(key: string): Promise<void>;
  /** Takes back the latest take, within its window. */
  giveBack(key: string): Promise<void>;
  /** The key begins anew. */
  clear(key: string): Promise<void>;
};

/**
 * Counts how often something happens for a key (an address, an origin, a person's id) and refuses what is too often. One
 * counter for all processes, in the database: each take is one atomic statement, so callers at the same moment do not get
 * past it, and a restart forgets nothing. It is its own transaction: what is rolled back afterwards still counts.
 *
 * Declare it once per module, take before the work:
 *
 *     const confirmations = rateLimit({ name: 'confirm-email', points: 3, seconds: 15 * 60 });
 *     await confirmations.take(actor.userId);
 */
export function rateLimit({ name, points, seconds }: Terms): RateLimit {
  let kept: RateLimiterPostgres | undefined;
  // Made on first use: it looks at the pool, and a build has no database.
  const limiter = () => {
    kept ??= new RateLimiterPostgres({
      storeClient: pool,
      storeType: 'client',
      tableName: 'rate_limits',
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: name,
      points,
      duration: seconds,
    });
    return kept;
  };
  return {
    async take(key) {
      try {
        await limiter().consume(stored(key));
      } catch (error) {
        throw error instanceof RateLimiterRes ? refusal(error) : error;
      }
    },
    async assertLeft(key) {
      const used = await limiter().get(stored(key));
      if (used && used.consumedPoints >= points) throw refusal(used);
    },
    async giveBack(key) {
      await limiter().reward(stored(key), 1);
    },
    async clear(key) {
      await limiter().delete(stored(key));
    },
  };
}

/** Removes the counters whose windows have ended; they count for nothing any more. */
export async function removeEndedWindows(now: Date): Promise<void> {
  await pool.query('DELETE FROM rate_limits WHERE expire <= $1', [now.getTime()]);
}

/** Addresses that people tried do not rest in a table, and any length of them fits its column. */
const stored = (key: string): string => Buffer.from(digest(key)).toString('base64url');

const refusal = ({ msBeforeNext }: RateLimiterRes) => new TooManyRequests(Math.ceil(msBeforeNext / 1000));
