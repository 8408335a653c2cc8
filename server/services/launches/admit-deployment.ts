import type { PlatformLink } from '../records.ts';
import { approveDeployment } from '../settings/approve-deployment.ts';
import type { Services } from '../ports.ts';

/** As the audit log names nobody in particular. */
const BY_RULE = 'rule of the host (all installations of this platform)';

/** An installation of the tool in an LMS, as a verified launch names it. */
export interface Deployment extends Pick<PlatformLink, 'issuer' | 'clientId'> {
  deploymentId: string;
}

/**
 * Whether launches of this deployment are let in. One that nobody has approved yet waits for the
 * host's admin, who finds it in the console (lti.md, section 2: Canvas names it first at a launch);
 * the admin may have said that all are.
 */
export async function admitDeployment(
  services: Services,
  { deploymentId, ...key }: Deployment,
): Promise<boolean> {
  const { store } = services;
  const link = await store.platforms.find(key.issuer, key.clientId);
  if (!link) return false;
  if (link.deploymentIds.includes(deploymentId)) return true;
  if (link.approvesDeployments) {
    await approveDeployment(services, BY_RULE, { ...key, deploymentId });
    return true;
  }
  const isKnown = link.pendingDeploymentIds?.includes(deploymentId);
  if (!isKnown) await store.platforms.notePending(key, deploymentId);
  return false;
}
