import { type Request, Router } from 'express';
import { PasskeyOptionsRequest, PasskeyRequest } from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { accountOf, giveCookies, headersOf, networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { readBody } from './read-request.ts';

/** Passkeys: kept by the person's device, and a way to sign in without a mail. */
export function passkeyRoutes(deps: AppDependencies): Router {
  const { services, limits } = deps;
  const { passkeys } = services.accounts;
  const router = Router();

  router.post('/options', async (request, response) => {
    await accountOf(deps, request);
    const { name } = readBody(request, PasskeyOptionsRequest);
    const { options, cookies } = await passkeys.beginAdding(headersOf(request), name);
    giveCookies(response, cookies).json(options);
  });

  router.post('/', async (request, response) => {
    await accountOf(deps, request);
    await passkeys.add(headersOf(request), readBody(request, PasskeyRequest));
    response.status(204).end();
  });

  router.delete('/:id', async (request: Request<{ id: string }>, response) => {
    await accountOf(deps, request);
    await passkeys.remove(headersOf(request), request.params.id);
    response.status(204).end();
  });

  router.post('/enter/options', async (request, response) => {
    await requireFewTries(limits, 'link', networkOf(request));
    const { options, cookies } = await passkeys.beginEntering(headersOf(request));
    giveCookies(response, cookies).json(options);
  });

  router.post('/enter', async (request, response) => {
    const { response: answer } = readBody(request, PasskeyRequest);
    giveCookies(response, await passkeys.enter(headersOf(request), answer))
      .status(204)
      .end();
  });

  return router;
}
