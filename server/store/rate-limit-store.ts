import { LRUCache } from 'lru-cache';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitedDeed, RateLimits } from '../services/rate-limits.ts';
import type { Database } from './connection.ts';

const QUARTER_HOUR_SECONDS = 900;

/** Tries in a quarter of an hour. */
const TRIES: Record<LimitedDeed, number> = {
  'mail-to-address': 5,
  'mail-from-network': 30,
  link: 30,
  code: 5,
  'set-up': 10,
  // A school checks the certificates of all its teachers in one afternoon, from one network.
  certificate: 120,
  // All teachers of a district may open their courses at once, from one network.
  'lti-login': 10_000,
  'lti-launch': 10_000,
  'lti-register': 30,
  'lti-propose': 10,
};

/** Those that are many are taken in lots, so that not each of them has to be written down. */
const LOTS: Partial<Record<LimitedDeed, number>> = { 'lti-login': 50, 'lti-launch': 50 };
const KEPT_LOTS = 10_000;

/** What was taken at once: tries that are left of it, or how long to wait for more. */
interface Lot {
  left: number;
  waitSeconds: number;
}

/** Rate limits that all server processes share. */
export function createRateLimits({ connection }: Database): RateLimits {
  const limiters = new Map(
    Object.entries(TRIES).map(([deed, points]) => [
      deed,
      new RateLimiterMongo({
        storeClient: connection.getClient(),
        dbName: connection.name,
        tableName: 'rate-limits',
        keyPrefix: deed,
        points,
        duration: QUARTER_HOUR_SECONDS,
      }),
    ]),
  );
  const takeLot = async (deed: LimitedDeed, key: string): Promise<Lot> => {
    const left = LOTS[deed] ?? 1;
    try {
      await limiters.get(deed)?.consume(key, left);
      return { left, waitSeconds: 0 };
    } catch (error) {
      if (error instanceof RateLimiterRes)
        return { left: 0, waitSeconds: error.msBeforeNext / 1000 };
      throw error;
    }
  };
  const takeSome = inLots(takeLot);
  return {
    take: async (deed, key) =>
      LOTS[deed] ? takeSome(deed, key) : (await takeLot(deed, key)).waitSeconds,
  };
}

/** Spends the lot that this process has taken before it takes the next; those who wait share one. */
function inLots(takeLot: (deed: LimitedDeed, key: string) => Promise<Lot>): RateLimits['take'] {
  const lots = new LRUCache<string, Promise<Lot>>({
    max: KEPT_LOTS,
    ttl: QUARTER_HOUR_SECONDS * 1000,
  });
  return async (deed, key) => {
    const id = `${deed} ${key}`;
    for (;;) {
      const taken = lots.get(id) ?? takeLot(deed, key);
      lots.set(id, taken, { noUpdateTTL: true });
      const lot = await taken.catch((error: unknown) => {
        lots.delete(id);
        throw error;
      });
      if (lot.left > 0) {
        lot.left -= 1;
        return 0;
      }
      if (lots.peek(id) === taken) lots.delete(id);
      if (lot.waitSeconds > 0) return lot.waitSeconds;
    }
  };
}
