import { Router } from 'express';
import {
  PasskeyOptionsRequest,
  PasskeyOptionsResponse,
  PasskeyParams,
  PasskeyRequest,
} from '../contract/account.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { giveCookies, headersOf, networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  beginAdding: {
    summary: 'Options for adding a passkey, for the browser’s own dialog',
    body: PasskeyOptionsRequest,
    answer: PasskeyOptionsResponse,
  },
  add: {
    summary: 'Add a passkey of this device',
    body: PasskeyRequest,
    errors: ['PASSKEY_REFUSED'],
  },
  remove: {
    summary: 'Take a passkey away',
    params: PasskeyParams,
    errors: ['PASSKEY_REFUSED'],
  },
  beginEntering: {
    summary: 'Options for signing in with a passkey',
    answer: PasskeyOptionsResponse,
    errors: ['TOO_MANY_TRIES'],
  },
  enter: {
    summary: 'Sign in with a passkey',
    body: PasskeyRequest,
    errors: ['PASSKEY_REFUSED'],
  },
} satisfies Record<string, Description>;

/** Passkeys: kept by the person's device, and a way to sign in without a mail. */
export function passkeyRoutes(deps: AppDependencies): Router {
  const { passkeys } = deps.services.accounts;
  const { forAccount, forAnybody } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/options',
    forAccount(ROUTES.beginAdding, async ({ body, request, response }) => {
      const { options, cookies } = await passkeys.beginAdding(headersOf(request), body.name);
      giveCookies(response, cookies);
      return options;
    }),
  );

  router.post(
    '/',
    forAccount(ROUTES.add, ({ body, request }) => passkeys.add(headersOf(request), body)),
  );

  router.delete(
    '/:id',
    forAccount(ROUTES.remove, ({ params, request }) =>
      passkeys.remove(headersOf(request), params.id),
    ),
  );

  router.post(
    '/enter/options',
    forAnybody(ROUTES.beginEntering, async ({ request, response }) => {
      await requireFewTries(deps.limits, 'link', networkOf(request));
      const { options, cookies } = await passkeys.beginEntering(headersOf(request));
      giveCookies(response, cookies);
      return options;
    }),
  );

  router.post(
    '/enter',
    forAnybody(ROUTES.enter, async ({ body, request, response }) => {
      giveCookies(response, await passkeys.enter(headersOf(request), body.response));
    }),
  );

  return router;
}
