import type { RegistrationLinkResponse } from '../../contract/platforms.ts';
import { notFound } from '../../errors.ts';
import type { Actor } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import { auditOfHost } from '../records/host-audit.ts';

/** Long enough for the LMS’s administrator to come to it. */
const LIFETIME_DAYS = 7;

/**
 * Makes the address by which one LMS can be connected with this host, once; one that was made before
 * and not used is over. Errors: HOST_UNKNOWN.
 */
export async function openRegistration(
  services: Services,
  actor: Actor,
): Promise<RegistrationLinkResponse> {
  const { store, now, newSerial, sha256, publicUrl } = services;
  if (!(await store.hosts.find(actor.hostId))) throw notFound('HOST_UNKNOWN', 'This host');
  const key = newSerial();
  const expiresAt = new Date(now().getTime() + LIFETIME_DAYS * 24 * 3600_000);
  const link = { keyHash: sha256(key), hostId: actor.hostId, madeBy: actor.actor, expiresAt };
  const deed = { action: 'registration-link-made', details: { expiresAt } };
  await store.registrationLinks.open({ ...link, usedAt: null }, auditOfHost(services, actor, deed));
  const url = `${publicUrl}/lti/register?${new URLSearchParams({ key })}`;
  return { url, expiresAt: expiresAt.toISOString() };
}
