import type { PlatformLink } from '../records.ts';
import type { Services } from '../ports.ts';

/** An installation of the tool in an LMS, as a verified launch names it. */
export interface Deployment extends Pick<PlatformLink, 'issuer' | 'clientId'> {
  deploymentId: string;
}

/**
 * Whether launches of this deployment are let in. One that nobody has approved yet waits for the
 * host's admin, who finds it in the console (lti.md, section 2: Canvas names it first at a launch).
 */
export async function admitDeployment(
  { store }: Services,
  { deploymentId, ...key }: Deployment,
): Promise<boolean> {
  const link = await store.platforms.find(key.issuer, key.clientId);
  if (!link) return false;
  if (link.deploymentIds.includes(deploymentId)) return true;
  const isKnown = link.pendingDeploymentIds?.includes(deploymentId);
  if (!isKnown) await store.platforms.notePending(key, deploymentId);
  return false;
}
