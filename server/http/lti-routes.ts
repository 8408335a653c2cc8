import { type Request, type Response, Router } from 'express';
import { createLtiRouter } from '../../lti-tool/lti-router.ts';
import type { LoginStore } from '../../lti-tool/ports.ts';
import type { LtiRefusal } from '../../lti-tool/refusals.ts';
import type { PlatformRegistry } from '../../lti-tool/registry.ts';
import type { GuardedFetch } from '../../lti-tool/services/guarded-fetch.ts';
import { AppError } from '../errors.ts';
import { admitDeployment } from '../services/launches/admit-deployment.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { newSupportCode, sendProblem } from './error-handler.ts';
import { openLaunch, openReview } from './lti-launches.ts';
import { sendLaunchPage } from './lti-pages.ts';
import { place, startPlacing } from './placing-routes.ts';
import { askToRegister, register } from './registration-routes.ts';
import { setPolicy } from './security-headers.ts';
import { rememberWayBack } from './way-back.ts';

export interface LtiParts {
  registry: PlatformRegistry;
  logins: LoginStore;
  leewaySeconds: number;
  /** Fetches the platforms' keys, within limits. */
  fetchKeys: GuardedFetch;
}

/** The LTI edge: lti-tool verifies, this decides what a verified launch opens. */
export function ltiRoutes(deps: AppDependencies): Router {
  const { services, lti, publicUrl, limits } = deps;
  const router = Router();
  router.use((_request, response, next) => {
    // What went wrong has to be seen inside any LMS, known or not; these pages hold no session and do
    // nothing. Pages that do say who may frame them.
    setPolicy(response, { framedBy: ['*'] });
    // The storage of an LMS that opened a window lies in its opener.
    response.set('Cross-Origin-Opener-Policy', 'unsafe-none');
    next();
  });
  router.use(
    createLtiRouter({
      ...lti,
      publicUrl,
      now: services.now,
      fetch: lti.fetchKeys,
      limit: (deed, request) => requireFewTries(limits, `lti-${deed}`, networkOf(request)),
      deployments: {
        isKnown: (deployment) => admitDeployment(services, deployment),
      },
      onLaunch: (launch, request, response) => {
        rememberWayBack(response, launch.presentation.returnUrl);
        return openLaunch(deps, launch, { request, response });
      },
      onSubmissionReview: (launch, request, response) => {
        rememberWayBack(response, launch.presentation.returnUrl);
        return openReview(deps, launch, { request, response });
      },
      onDeepLinking: (launch, _request, response) => {
        rememberWayBack(response, launch.presentation.returnUrl);
        return startPlacing(deps, launch, response);
      },
      onPage: sendLaunchPage,
      onRefusal: (refusal, request, response) => refuse(deps, refusal, { request, response }),
    }),
  );
  router.post('/place', place(deps));
  router.get('/register', askToRegister(deps));
  router.post('/register', register(deps));
  return router;
}

function refuse(
  { services }: AppDependencies,
  refusal: LtiRefusal,
  { request, response }: { request: Request; response: Response },
): void {
  const supportCode = newSupportCode();
  const { code, message, remedy } = refusal;
  services.log.warn({ supportCode, code, cause: wordsOf(refusal.cause) }, 'launch refused');
  sendProblem(request, response, {
    error: new AppError(400, { code, message, remedy }),
    supportCode,
  });
}

const LONGEST_CAUSE = 1000;

/** Errors of libraries carry whole tokens beside their words; only the words are for the log. */
const wordsOf = (cause: unknown): string | undefined =>
  cause instanceof Error ? cause.message.slice(0, LONGEST_CAUSE) : undefined;
