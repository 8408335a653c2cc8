import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express, { Router } from 'express';
import { SERVICE_CLAIM, SCOPE } from '../../../lti-tool/services/service-names.ts';
import type { PlatformServices } from '../../../lti-tool/services/service-ports.ts';
import { playGrades } from './played-grades.ts';
import { playMembers } from './played-members.ts';
import {
  type PlayedLineItem,
  type PlayedState,
  type PlayerOptions,
  newId,
  newState,
  watchRequests,
} from './played-platform.ts';
import { playTokens } from './played-tokens.ts';

const LEARNER = 'http://purl.imsglobal.org/vocab/lis/v2/membership#Learner';

/** A platform's services, played: a token endpoint, line items, scores, members. */
export interface ServicePlayer {
  platform: PlatformServices;
  lineItemsUrl: string;
  membershipsUrl: string;
  /** What a launch from this platform says of its services. */
  launchClaims: Record<string, unknown>;
  /** What it knows and has seen; push to `failures` to make it fail. */
  state: PlayedState;
  /** The LMS itself makes a line item, for something that a teacher has placed; answers its address. */
  addLineItem(
    item: Pick<PlayedLineItem, 'label' | 'scoreMaximum' | 'resourceId' | 'resourceLinkId'>,
  ): string;
  /** Makes somebody an active learner of the course. */
  enrol(userId: string): void;
  /** Takes somebody out of the course. */
  leave(userId: string): void;
}

/** Makes a router to mount at `options.url`, e.g. beside the pages of a whole platform. */
export function createServicePlayer(options: PlayerOptions): ServicePlayer & { router: Router } {
  const state = newState();
  const members = [...(options.members ?? [])];
  const { url, plays, issuer, clientId, deploymentId } = options;
  const lineItemsUrl = `${url}/lineitems${plays === 'moodle' ? '?type_id=1' : ''}`;
  const membershipsUrl = `${url}/memberships`;
  const router = Router();
  router.use(watchRequests(state));
  const played = { ...options, members };
  router.use(playTokens(played, state), playGrades(played, state), playMembers(played, state));
  return {
    router,
    state,
    leave: (userId) => {
      const index = members.findIndex(({ user_id }) => user_id === userId);
      if (index >= 0) members.splice(index, 1);
    },
    addLineItem: (item) => {
      const id = `${url}/lineitems/${newId()}${plays === 'moodle' ? '?type_id=1' : ''}`;
      state.lineItems.push({ ...item, id });
      return id;
    },
    enrol: (user_id) => members.push({ user_id, roles: [LEARNER] }),
    lineItemsUrl,
    membershipsUrl,
    platform: { issuer, clientId, deploymentId, tokenEndpoint: `${url}/token` },
    launchClaims: {
      [SERVICE_CLAIM.assignmentsAndGrades]: {
        lineitems: lineItemsUrl,
        ...(plays === 'moodle' && { lineitem: '' }),
        scope: [SCOPE.lineItem, SCOPE.lineItemReadOnly, SCOPE.score],
      },
      [SERVICE_CLAIM.namesAndRoles]: {
        context_memberships_url: membershipsUrl,
        service_versions: ['1.0', '2.0'],
      },
    },
  };
}

/** Starts the services alone, on a port of their own. */
export async function startServicePlayer(
  options: Omit<PlayerOptions, 'url' | 'issuer'>,
): Promise<ServicePlayer & { close: () => void }> {
  const app = express();
  const listener = app.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  // `listen` on TCP always gives an address of this kind.
  const { port } = listener.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const { router, ...player } = createServicePlayer({ ...options, url, issuer: url });
  app.use(router);
  const close = () => {
    listener.close();
    listener.closeAllConnections();
  };
  return { ...player, close };
}
