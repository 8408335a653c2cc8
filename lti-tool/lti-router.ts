import express, { type Request, type Response, Router } from 'express';
import type { DeepLinkingLaunch, ResourceLinkLaunch, SubmissionReviewLaunch } from './launch.ts';
import type { LaunchPage } from './launch-pages.ts';
import { createLaunchDesk } from './launch-desk.ts';
import { createLoginDesk } from './login-desk.ts';
import { createPlatformKeys } from './platform-keys.ts';
import type { Deployments, LoginStore } from './ports.ts';
import { LtiRefusal } from './refusals.ts';
import type { PlatformRegistry } from './registry.ts';
import type { GuardedFetch } from './services/guarded-fetch.ts';

type Answer<What> = (what: What, request: Request, response: Response) => Promise<void>;

/** Answers launches that passed every check, each kind in its own way. */
export interface LaunchAnswers {
  onLaunch: Answer<ResourceLinkLaunch>;
  onDeepLinking: Answer<DeepLinkingLaunch>;
  onSubmissionReview: Answer<SubmissionReviewLaunch>;
}

export interface LtiRouterOptions extends LaunchAnswers {
  registry: PlatformRegistry;
  logins: LoginStore;
  deployments: Deployments;
  publicUrl: string;
  leewaySeconds: number;
  now: () => Date;
  /** Fetches the platforms' keys. */
  fetch: GuardedFetch;
  /** Counts a login or a launch of this network. Errors: the caller's, when there were too many. */
  limit: (deed: 'login' | 'launch', request: Request) => Promise<void>;
  /** Shows one of our own pages between login and launch. */
  onPage: (page: LaunchPage, response: Response) => void;
  /** Answers a person whose login or launch was refused. */
  onRefusal: (refusal: LtiRefusal, request: Request, response: Response) => void;
}

/** A launch carries a signed token of a few kilobytes, in a handful of fields. */
const BODY_LIMITS = { extended: false, limit: '100kb', parameterLimit: 40 } as const;

/** `GET|POST /login`, `POST /launch` and `GET /jwks`: all that a platform talks to. */
export function createLtiRouter(options: LtiRouterOptions): Router {
  const keysOf = createPlatformKeys({ fetch: options.fetch });
  const login = createLoginDesk({ ...options, redirectUri: `${options.publicUrl}/lti/launch` });
  const launch = createLaunchDesk({ ...options, keysOf });
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
        options.onRefusal(error, request, response);
      }
    };

  router.use(express.urlencoded(BODY_LIMITS));
  router.get('/login', guarded(login));
  router.post('/login', guarded(login));
  // By GET, e.g. when the page is reloaded: refused with the words for a missing launch.
  router.get('/launch', guarded(launch));
  router.post('/launch', guarded(launch));

  router.get('/jwks', async (_request, response) => {
    response
      .set('Cache-Control', 'public, max-age=300')
      .json({ keys: await options.registry.publicKeys() });
  });
  return router;
}
