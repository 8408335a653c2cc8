import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

/** A page reports every 15 seconds; what it kept while it was offline comes in a burst. */
const REPORTS = 300;
const WITHIN_SECONDS = 60;

/**
 * Refuses what no page sends, before it costs anything. Counted in this process alone: nothing is
 * earned by many reports, they are only a burden. Errors: TOO_MANY_REPORTS.
 */
export function createReportLimit(): (sessionId: string) => Promise<void> {
  const limiter = new RateLimiterMemory({ points: REPORTS, duration: WITHIN_SECONDS });
  return async (sessionId) => {
    await limiter.consume(sessionId).catch((error: unknown) => {
      throw error instanceof RateLimiterRes ? tooMany() : error;
    });
  };
}

const tooMany = () =>
  new AppError(429, {
    code: 'TOO_MANY_REPORTS',
    message: 'This page reports too often.',
    remedy: 'It tries again by itself. If it stays, reload the page.',
  });
