import express, { type Request, type Response, Router } from 'express';
import { bindBrowser, browserKeyOf, releaseBrowser } from './browser-binding.ts';
import type { Launch } from './launch.ts';
import { createPlatformKeys } from './platform-keys.ts';
import type { Deployments, LoginStore } from './ports.ts';
import { LtiRefusal } from './refusals.ts';
import type { PlatformRegistry } from './registry.ts';
import { startLogin } from './start-login.ts';
import { verifyLaunch } from './verify-launch.ts';

export interface LtiRouterOptions {
  registry: PlatformRegistry;
  logins: LoginStore;
  deployments: Deployments;
  publicUrl: string;
  leewaySeconds: number;
  now: () => Date;
  /** Answers a launch that passed every check. */
  onLaunch: (launch: Launch, request: Request, response: Response) => Promise<void>;
  /** Answers a person whose login or launch was refused. */
  onRefusal: (refusal: LtiRefusal, request: Request, response: Response) => void;
}

/** A launch carries a signed token of a few kilobytes. */
const BODY_LIMIT = '100kb';

/** `GET|POST /login`, `POST /launch` and `GET /jwks`: all that a platform talks to. */
export function createLtiRouter(options: LtiRouterOptions): Router {
  const { registry, publicUrl, onLaunch, onRefusal } = options;
  const loginDependencies = { ...options, redirectUri: `${publicUrl}/lti/launch` };
  const launchDependencies = { ...options, keysOf: createPlatformKeys() };
  const isHttps = publicUrl.startsWith('https:');
  const router = Router();

  /** Turns refusals into the caller's page; other errors go on to the caller's handler. */
  const guarded =
    (answer: (request: Request, response: Response) => Promise<void>) =>
    async (request: Request, response: Response) => {
      response.set('Cache-Control', 'no-store');
      try {
        await answer(request, response);
      } catch (error) {
        if (!(error instanceof LtiRefusal)) throw error;
        onRefusal(error, request, response);
      }
    };

  const login = (params: (request: Request) => unknown) =>
    guarded(async (request, response) => {
      const started = await startLogin(loginDependencies, params(request));
      bindBrowser(response, started, isHttps);
      response.redirect(started.redirectTo);
    });

  router.use(express.urlencoded({ extended: false, limit: BODY_LIMIT }));
  router.get(
    '/login',
    login(({ query }) => query),
  );
  router.post(
    '/login',
    login(({ body }) => body as unknown),
  );

  const launch = guarded(async (request, response) => {
    const verified = await verifyLaunch(launchDependencies, request.body, (state) => {
      releaseBrowser(response, state);
      return browserKeyOf(request, state);
    });
    await onLaunch(verified, request, response);
  });
  // By GET, e.g. when the page is reloaded: refused with the words for a missing launch.
  router.get('/launch', launch);
  router.post('/launch', launch);

  router.get('/jwks', async (_request, response) => {
    response
      .set('Cache-Control', 'public, max-age=300')
      .json({ keys: await registry.publicKeys() });
  });
  return router;
}
