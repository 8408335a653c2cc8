import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiError } from './api-client.ts';
import { TEXTS } from './texts.ts';

type Problem = ErrorResponse['error'];

export const noToken = (): Problem => ({
  code: 'NO_TOKEN',
  message: TEXTS.noToken,
  remedy: TEXTS.noTokenRemedy,
});

/** What to show of a failure. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'PAGE_BROKEN', message: TEXTS.broken, remedy: TEXTS.brokenRemedy };
