import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

/** A page reports every 15 seconds, and a few times more when things are paused or come late. */
const REPORTS = 60;
const WITHIN_SECONDS = 30;

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
