import { Router } from 'express';
import { EnterRequest, EnterResponse, LinkRequest, SetUpRequest } from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { requestSignIn } from '../services/accounts/request-sign-in.ts';
import { setUpHost } from '../services/accounts/set-up-host.ts';
import { giveCookies, headersOf, networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  link: {
    summary: 'Mail a sign-in link, if the address belongs to a host',
    body: LinkRequest,
    errors: ['TOO_MANY_TRIES'],
  },
  enter: {
    summary: 'Sign in with the token of a link',
    body: EnterRequest,
    answer: EnterResponse,
    errors: ['LINK_USED', 'TOO_MANY_TRIES'],
  },
  setUp: {
    summary: 'Set up a host and its first admin, by the link that the server printed',
    body: SetUpRequest,
    errors: ['SET_UP_CLOSED', 'PHONE_WRONG', 'TOO_MANY_TRIES'],
  },
  leave: { summary: 'Sign out in this browser' },
} satisfies Record<string, Description>;

/** Ways in that need no account yet: a link by mail, setting up a host; and the way out. */
export function signInRoutes(deps: AppDependencies): Router {
  const { services, limits } = deps;
  const { forAnybody, forBrowser } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/links',
    forAnybody(ROUTES.link, async ({ body: { email }, request }) => {
      await requireFewTries(limits, 'mail-from-network', networkOf(request));
      await requireFewTries(limits, 'mail-to-address', email);
      await requestSignIn(services, email);
    }),
  );

  router.post(
    '/enter',
    forAnybody(ROUTES.enter, async ({ body: { token }, request, response }) => {
      await requireFewTries(limits, 'link', networkOf(request));
      const { account, cookies } = await services.accounts.enter(headersOf(request), token);
      giveCookies(response, cookies);
      return { owesSecondFactor: account.owesSecondFactor };
    }),
  );

  router.post(
    '/set-up',
    forAnybody(ROUTES.setUp, async ({ body, request }) => {
      await requireFewTries(limits, 'set-up', networkOf(request));
      await setUpHost(services, body);
    }),
  );

  router.post(
    '/sign-out',
    forBrowser(ROUTES.leave, async ({ request, response }) => {
      giveCookies(response, await services.accounts.leave(headersOf(request)));
    }),
  );

  return router;
}
