import { Router } from 'express';
import {
  PlatformChange,
  PlatformParams,
  PlatformRequest,
  PlatformsResponse,
  RegistrationLinkResponse,
} from '../contract/platforms.ts';
import { addPlatform } from '../services/settings/add-platform.ts';
import { changePlatform } from '../services/settings/change-platform.ts';
import { openRegistration } from '../services/settings/open-registration.ts';
import { removePlatform } from '../services/settings/remove-platform.ts';
import { showPlatforms } from '../services/settings/show-platforms.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  show: {
    summary: 'The LMSs that may launch for this host, and what they need to know of us',
    answer: PlatformsResponse,
  },
  add: {
    summary: 'Connect an LMS',
    body: PlatformRequest,
    answer: PlatformsResponse,
    statuses: [201],
    errors: ['PLATFORM_TAKEN', 'ADDRESS_NOT_HTTPS'],
  },
  link: {
    summary: 'The address by which an LMS registers the tool by itself, once; older ones are over',
    answer: RegistrationLinkResponse,
    statuses: [201],
  },
  change: {
    summary: 'Change its addresses or deployments; issuer and client id stay',
    params: PlatformParams,
    body: PlatformChange,
    answer: PlatformsResponse,
    errors: ['PLATFORM_UNKNOWN', 'ADDRESS_NOT_HTTPS'],
  },
  remove: {
    summary: 'Take an LMS away; its launches are refused at once, records stay',
    params: PlatformParams,
    errors: ['PLATFORM_UNKNOWN'],
  },
} satisfies Record<string, Description>;

/** The LMSs that a host works with; each host knows of its own only (R-REC-4). */
export function platformRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/platforms',
    forPerson('run-host', ROUTES.show, ({ person }) => showPlatforms(services, person.hostId)),
  );

  router.post(
    '/platforms',
    forPerson('run-host', ROUTES.add, async ({ person, body }) => {
      await addPlatform(services, person, body);
      return showPlatforms(services, person.hostId);
    }),
  );

  router.post(
    '/platforms/registration-link',
    forPerson('run-host', ROUTES.link, ({ person }) => openRegistration(services, person)),
  );

  router.put(
    '/platforms/:platformId',
    forPerson('run-host', ROUTES.change, async ({ person, params, body }) => {
      await changePlatform(services, person, { ...params, change: body });
      return showPlatforms(services, person.hostId);
    }),
  );

  router.delete(
    '/platforms/:platformId',
    forPerson('run-host', ROUTES.remove, ({ person, params }) =>
      removePlatform(services, person, params.platformId),
    ),
  );

  return router;
}
