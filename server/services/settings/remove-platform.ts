import { notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { Services } from '../ports.ts';
import { findOwnPlatform } from './show-platforms.ts';

/**
 * Parts a host and an LMS: its launches are refused from now on. What its people have proven stays,
 * and is theirs again when it is connected anew. Errors: PLATFORM_UNKNOWN.
 */
export async function removePlatform(
  services: Services,
  actor: Actor,
  platformId: string,
): Promise<void> {
  const link = await findOwnPlatform(services, actor.hostId, platformId);
  const details = { ...link, ...(await services.lms.addressesOf(link)) };
  const audit = auditOfHost(services, actor, { action: 'platform-removed', details });
  // The addresses first: while the link stands, nobody else can connect the same platform.
  await services.lms.remove(link);
  if (!(await services.store.platforms.remove(link, audit))) {
    throw notFound('PLATFORM_UNKNOWN', 'This learning platform');
  }
}
