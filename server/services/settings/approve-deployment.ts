import { notFound } from '../../errors.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Deployment } from '../launches/admit-deployment.ts';
import type { Services } from '../ports.ts';
import type { PlatformLink } from '../records.ts';

/**
 * Lets launches of a deployment in, as `actor`, for the operator; answers the platform's link as it
 * is now. Approving it again changes nothing. Errors: PLATFORM_UNKNOWN.
 */
export async function approveDeployment(
  services: Services,
  actor: string,
  { issuer, clientId, deploymentId }: Deployment,
): Promise<PlatformLink> {
  const { platforms } = services.store;
  const link = await platforms.find(issuer, clientId);
  if (!link) throw notFound('PLATFORM_UNKNOWN', 'This learning platform');
  if (link.deploymentIds.includes(deploymentId)) return link;
  const after = { ...link, deploymentIds: [...link.deploymentIds, deploymentId] };
  const details = { issuer, clientId, deploymentId };
  const deed = { action: 'deployment-approved', details };
  const audit = auditOfHost(services, { hostId: link.hostId, actor }, deed);
  if (!(await platforms.change(after, audit))) {
    throw notFound('PLATFORM_UNKNOWN', 'This learning platform');
  }
  return (await platforms.find(issuer, clientId)) ?? after;
}
