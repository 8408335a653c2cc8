import type { PlatformRequest } from '../../contract/platforms.ts';
import { AppError } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import { checkAddresses } from './platform-addresses.ts';
import type { Services } from '../ports.ts';

/**
 * Connects an LMS with a host. One that another host has can't be taken over, and nothing more is
 * said about it (R-REC-4). Errors: PLATFORM_TAKEN, ADDRESS_NOT_HTTPS.
 */
export async function addPlatform(
  services: Services,
  actor: Actor,
  { issuer, clientId, deploymentIds, approvesDeployments, ...addresses }: PlatformRequest,
): Promise<void> {
  checkAddresses(services, { issuer, ...addresses });
  const { hostId } = actor;
  const link = { issuer, clientId, hostId, deploymentIds, approvesDeployments };
  const deed = { action: 'platform-added', details: { ...link, ...addresses } };
  // The link first: it alone says whose the platform is, and the addresses of others stay theirs.
  const isAdded = await services.store.platforms.add(link, auditOfHost(services, actor, deed));
  if (!isAdded) throw platformTaken();
  await services.lms.save(link, addresses);
}

const platformTaken = () =>
  new AppError(409, {
    code: 'PLATFORM_TAKEN',
    message: 'This client id of this learning platform is in use already.',
    remedy: 'Look at the list below, or copy the client id from your learning platform again.',
  });
