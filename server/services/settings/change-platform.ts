import type { PlatformChange } from '../../contract/platforms.ts';
import { notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import { checkAddresses } from './platform-addresses.ts';
import type { Services } from '../ports.ts';
import { findOwnPlatform } from './show-platforms.ts';

/**
 * Changes what a host knows of its LMS: addresses, name, deployments. Errors: PLATFORM_UNKNOWN,
 * ADDRESS_NOT_HTTPS.
 */
export async function changePlatform(
  services: Services,
  actor: Actor,
  { platformId, change }: { platformId: string; change: PlatformChange },
): Promise<void> {
  const { deploymentIds, approvesDeployments, ...addresses } = change;
  checkAddresses(services, addresses);
  const before = await findOwnPlatform(services, actor.hostId, platformId);
  const after = { ...before, deploymentIds, approvesDeployments };
  const details = {
    issuer: before.issuer,
    clientId: before.clientId,
    before: { ...(await services.lms.addressesOf(before)), deploymentIds: before.deploymentIds },
    after: change,
  };
  const audit = auditOfHost(services, actor, { action: 'platform-changed', details });
  if (!(await services.store.platforms.change(after, audit))) {
    throw notFound('PLATFORM_UNKNOWN', 'This learning platform');
  }
  await services.lms.save(after, addresses);
}
