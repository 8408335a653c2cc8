import { Router } from 'express';
import { EnterRequest, LinkRequest, SetUpRequest } from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { requestSignIn } from '../services/request-sign-in.ts';
import { setUpHost } from '../services/set-up-host.ts';
import { giveCookies, headersOf, networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { readBody } from './read-request.ts';

/** Ways in and out that need no account yet: a link by mail, setting up a host, signing out. */
export function signInRoutes({ services, limits }: AppDependencies): Router {
  const { accounts } = services;
  const router = Router();

  router.post('/links', async (request, response) => {
    const { email } = readBody(request, LinkRequest);
    await requireFewTries(limits, 'mail-from-network', networkOf(request));
    await requireFewTries(limits, 'mail-to-address', email);
    await requestSignIn(services, email);
    response.status(204).end();
  });

  router.post('/enter', async (request, response) => {
    const { token } = readBody(request, EnterRequest);
    await requireFewTries(limits, 'link', networkOf(request));
    const { account, cookies } = await accounts.enter(headersOf(request), token);
    giveCookies(response, cookies).json({ owesSecondFactor: account.owesSecondFactor });
  });

  router.post('/sign-out', async (request, response) => {
    const cookies = await accounts.leave(headersOf(request));
    giveCookies(response, cookies).status(204).end();
  });

  router.post('/set-up', async (request, response) => {
    await requireFewTries(limits, 'set-up', networkOf(request));
    await setUpHost(services, readBody(request, SetUpRequest));
    response.status(204).end();
  });

  return router;
}
