import { Router } from 'express';
import { z } from 'zod';
import { LetterStateSchema } from '../contract/letters.ts';
import { listLetters } from '../services/list-letters.ts';
import { retryLetter } from '../services/retry-letter.ts';
import type { AppDependencies } from './app.ts';
import { personWith } from './authorize.ts';
import { readQuery } from './read-request.ts';

const LettersQuery = z.object({ state: LetterStateSchema.optional() });

/** The host's mail: what was sent, what waits, what failed and why. */
export function letterRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/letters', async (request, response) => {
    const { hostId } = await personWith(deps, request, 'run-host');
    const { state } = readQuery(request, LettersQuery);
    response.json(await listLetters(services, hostId, state ?? null));
  });

  router.post('/letters/:id/retry', async (request, response) => {
    const person = await personWith(deps, request, 'run-host');
    await retryLetter(services, person, request.params.id);
    response.json(await listLetters(services, person.hostId, null));
  });
  return router;
}
