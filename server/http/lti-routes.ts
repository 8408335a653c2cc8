import type { Request, Response, Router } from 'express';
import type { Launch } from '../../lti-tool/launch.ts';
import { createLtiRouter } from '../../lti-tool/lti-router.ts';
import type { LoginStore } from '../../lti-tool/ports.ts';
import type { LtiRefusal } from '../../lti-tool/refusals.ts';
import type { PlatformRegistry } from '../../lti-tool/registry.ts';
import { AppError } from '../errors.ts';
import { openSession } from '../services/participation/open-session.ts';
import type { PlatformLink } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import { deviceOf } from './device.ts';
import { newSupportCode, sendProblem } from './error-handler.ts';
import { sendEducatorPage, sendHostPage } from './pages.ts';
import { setPolicy } from './security-headers.ts';

export interface LtiParts {
  registry: PlatformRegistry;
  logins: LoginStore;
  leewaySeconds: number;
}

/** The LTI edge: lti-tool verifies, this decides what a verified launch opens. */
export function ltiRoutes(deps: AppDependencies): Router {
  const { services, lti, publicUrl } = deps;
  const { platforms } = services.store;
  return createLtiRouter({
    ...lti,
    publicUrl,
    now: services.now,
    deployments: {
      isKnown: async ({ issuer, clientId, deploymentId }) =>
        (await platforms.find(issuer, clientId))?.deploymentIds.includes(deploymentId) ?? false,
    },
    onLaunch: (launch, request, response) => openLaunch(deps, launch, { request, response }),
    onRefusal: (refusal, request, response) => refuse(deps, refusal, { request, response }),
  });
}

/** Learners get the element, teachers and admins the host's view of the event. */
async function openLaunch(
  deps: AppDependencies,
  launch: Launch,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  const link = await deps.services.store.platforms.find(launch.issuer, launch.clientId);
  const eventId = launch.custom['event'];
  if (!link || !eventId) throw notConnected();
  const framedBy = launch.platformOrigins;
  setPolicy(response, { framedBy });
  const { isInstructor, isAdmin } = launch.roles;
  if (isInstructor || isAdmin) return openForInstructor(deps, { launch, link, eventId }, response);
  const session = await openSession(deps.services, {
    identity: identityOf(launch, link),
    eventId,
    // The LMS lets nobody in before its own conditions are met (R-TIM-1).
    isReleased: true,
    device: deviceOf(request),
  });
  await sendEducatorPage(deps, response, { session, framedBy });
}

async function openForInstructor(
  deps: AppDependencies,
  { launch, link, eventId }: { launch: Launch; link: PlatformLink; eventId: string },
  response: Response,
): Promise<void> {
  const event = await deps.services.store.events.find(eventId);
  if (event?.hostId !== link.hostId) throw notConnected();
  const person = {
    hostId: link.hostId,
    actor: actorOf(launch),
    role: 'instructor',
    eventId,
  } as const;
  await sendHostPage(deps, response, { person, renewAt: null, hosts: [] });
}

/** The LMS has proven who this is; named for the audit log (R-REC-3). */
const actorOf = ({ name, issuer, subject }: Launch): string =>
  `${name ?? 'Instructor'} (user ${subject} of ${issuer})`;

const identityOf = (launch: Launch, { hostId }: PlatformLink) => ({
  hostId,
  key: JSON.stringify(['lti', launch.issuer, launch.clientId, launch.subject]),
  name: launch.name ?? '',
  email: launch.email ?? null,
});

function refuse(
  { services }: AppDependencies,
  refusal: LtiRefusal,
  { request, response }: { request: Request; response: Response },
): void {
  const supportCode = newSupportCode();
  services.log.warn({ supportCode, code: refusal.code, cause: refusal.cause }, 'launch refused');
  const { code, message, remedy } = refusal;
  sendProblem(request, response, {
    error: new AppError(400, { code, message, remedy }),
    supportCode,
  });
}

const notConnected = () =>
  new AppError(404, {
    code: 'EVENT_NOT_CONNECTED',
    message: 'This activity of your course is not connected to an event yet.',
    remedy:
      'Tell your teacher: the activity needs the custom parameter “event” with the event’s id.',
  });
