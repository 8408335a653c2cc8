import { Router } from 'express';
import { CodeRequest } from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { accountOf, giveCookies, headersOf, requireSignedIn } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { readBody } from './read-request.ts';

/** A code of an authenticator app beside the link in the mail, for those who want it. */
export function secondFactorRoutes(deps: AppDependencies): Router {
  const { services, limits } = deps;
  const { secondFactor } = services.accounts;
  const router = Router();

  router.post('/', async (request, response) => {
    await accountOf(deps, request);
    response.status(201).json(await secondFactor.begin(headersOf(request)));
  });

  router.post('/prove', async (request, response) => {
    const { email } = await requireSignedIn(deps, request);
    await requireFewTries(limits, 'code', email);
    const { code } = readBody(request, CodeRequest);
    const cookies = await secondFactor.prove(headersOf(request), code);
    giveCookies(response, cookies).status(204).end();
  });

  router.delete('/', async (request, response) => {
    await accountOf(deps, request);
    const cookies = await secondFactor.remove(headersOf(request));
    giveCookies(response, cookies).status(204).end();
  });

  return router;
}
