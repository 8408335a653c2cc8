import { Router } from 'express';
import { CodeRequest, SecondFactorResponse } from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { giveCookies, headersOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  begin: {
    summary: 'Make the secrets of a second factor; it is on after one code of the app',
    answer: SecondFactorResponse,
    statuses: [201],
  },
  prove: {
    summary: 'Give a code of the app, or a spare one',
    body: CodeRequest,
    errors: ['CODE_WRONG', 'TOO_MANY_TRIES'],
  },
  remove: { summary: 'Switch the second factor off' },
} satisfies Record<string, Description>;

/** A code of an authenticator app beside the link in the mail, for those who want it. */
export function secondFactorRoutes(deps: AppDependencies): Router {
  const { secondFactor } = deps.services.accounts;
  const { forAccount, forBrowser } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/',
    forAccount(ROUTES.begin, ({ request }) => secondFactor.begin(headersOf(request))),
  );

  router.post(
    '/prove',
    forBrowser(ROUTES.prove, async ({ account, body, request, response }) => {
      await requireFewTries(deps.limits, 'code', account.email);
      giveCookies(response, await secondFactor.prove(headersOf(request), body.code));
    }),
  );

  router.delete(
    '/',
    forAccount(ROUTES.remove, async ({ request, response }) => {
      giveCookies(response, await secondFactor.remove(headersOf(request)));
    }),
  );

  return router;
}
