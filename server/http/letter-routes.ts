import { Router } from 'express';
import { LetterParams, LettersQuery, LettersResponse } from '../contract/letters.ts';
import { listLetters } from '../services/mail/list-letters.ts';
import { retryLetter } from '../services/mail/retry-letter.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  list: {
    summary: 'The host’s mail, newest first',
    query: LettersQuery,
    answer: LettersResponse,
  },
  retry: {
    summary: 'Send a letter again that failed',
    params: LetterParams,
    answer: LettersResponse,
    errors: ['LETTER_UNKNOWN', 'LETTER_ERASED', 'LETTER_NOT_FAILED'],
  },
} satisfies Record<string, Description>;

/** The host's mail: what was sent, what waits, what failed and why. */
export function letterRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/letters',
    forPerson('run-host', ROUTES.list, ({ person, query }) =>
      listLetters(services, person.hostId, query.state ?? null),
    ),
  );

  router.post(
    '/letters/:id/retry',
    forPerson('run-host', ROUTES.retry, async ({ person, params }) => {
      await retryLetter(services, person, params.id);
      return listLetters(services, person.hostId, null);
    }),
  );
  return router;
}
