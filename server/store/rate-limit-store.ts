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
};

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
  return {
    take: async (deed, key) => {
      try {
        await limiters.get(deed)?.consume(key);
        return 0;
      } catch (error) {
        if (error instanceof RateLimiterRes) return error.msBeforeNext / 1000;
        throw error;
      }
    },
  };
}
