import type { ErrorResponse } from '../../server/contract/educator.ts';
import { ApiError } from './server-caller.ts';
import { say } from './say.ts';

type Problem = ErrorResponse['error'];

export const noToken = (): Problem => ({
  code: 'NO_TOKEN',
  message: say('noToken'),
  remedy: say('noTokenRemedy'),
});

/** What to show of a failure. */
export const problemOf = (error: unknown): Problem =>
  error instanceof ApiError
    ? error.problem
    : { code: 'PAGE_BROKEN', message: say('broken'), remedy: say('brokenRemedy') };
