import type { PlatformsResponse } from '../../contract/platforms.ts';
import { notFound } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { PlatformLink } from '../records.ts';

/** The LMSs that a host works with, and what their administrators need to know of us. */
export async function showPlatforms(
  services: Services,
  hostId: string,
): Promise<PlatformsResponse> {
  const { store, lms, publicUrl } = services;
  const links = await store.platforms.listOfHost(hostId);
  const platforms = links.map(async (link) => ({
    id: platformId(services, link),
    issuer: link.issuer,
    clientId: link.clientId,
    deploymentIds: [...link.deploymentIds],
    approvesDeployments: link.approvesDeployments ?? false,
    pendingDeploymentIds: [...(link.pendingDeploymentIds ?? [])],
    ...((await lms.addressesOf(link)) ?? NO_ADDRESSES),
  }));
  return {
    platforms: await Promise.all(platforms),
    ours: {
      loginUrl: `${publicUrl}/lti/login`,
      launchUrl: `${publicUrl}/lti/launch`,
      jwksUrl: `${publicUrl}/lti/jwks`,
      customParameter: 'event=',
    },
    byHand: { ...lms.byHand, moodle: [...lms.byHand.moodle] },
  };
}

/** Link and addresses are kept in two places; after a crash between them, saving again mends it. */
const NO_ADDRESSES = { name: '', authenticationEndpoint: '', tokenEndpoint: '', jwksUri: '' };

/** The host's own platform of this id. Errors: PLATFORM_UNKNOWN, also for those of other hosts. */
export async function findOwnPlatform(
  services: Services,
  hostId: string,
  id: string,
): Promise<PlatformLink> {
  const links = await services.store.platforms.listOfHost(hostId);
  const found = links.find((link) => platformId(services, link) === id);
  if (!found) throw notFound('PLATFORM_UNKNOWN', 'This learning platform');
  return found;
}

/** Issuer and client tell platforms apart; together they are too long for an address. */
export const platformId = ({ sha256 }: Services, { issuer, clientId }: PlatformLink): string =>
  sha256(JSON.stringify([issuer, clientId])).slice(0, 32);
