import type { SignatoryConsentRequest, SettingsResponse } from '../../contract/settings.ts';
import { AppError, notFound } from '../../errors.ts';
import { signatureMissing } from '../certificates/allowed-signature.ts';
import type { Actor } from '../events/event-access.ts';
import { auditOfHost } from '../records/host-audit.ts';
import type { IssueQueue } from '../certificates/issue-queue.ts';
import type { Services } from '../ports.ts';
import type { Host } from '../records.ts';
import { serveWaitingClaims } from '../certificates/serve-waiting-claims.ts';
import { showSettings } from './update-settings.ts';

/**
 * Notes that the signatory has agreed to the signature as it is now (R-CRT-2), and serves the claims
 * that waited for it. Errors: SIGNATURE_MISSING, SIGNATORY_CHANGED.
 */
export async function noteConsent(
  services: Services,
  queue: IssueQueue,
  { actor, request }: { actor: Actor; request: SignatoryConsentRequest },
): Promise<SettingsResponse> {
  const { id, signatoryName, signaturePng } = await findHost(services, actor);
  if (signaturePng.byteLength === 0) throw signatureMissing();
  if (request.signatoryName !== signatoryName) throw signatoryChanged(signatoryName);
  const consent = { signatoryName, signatureSha256: services.sha256(signaturePng) };
  const audit = auditOfHost(services, actor, {
    action: 'signatory-consent-noted',
    details: consent,
  });
  const { by, at } = { by: actor.actor, at: audit.at };
  await services.store.hosts.setConsent(id, { ...consent, by, at }, audit);
  await serveWaitingClaims(services, queue, { hostId: id });
  return showSettings(services, id);
}

/** Nothing is signed any more; certificates that stand stay as they are (R-CRT-4). */
export async function withdrawConsent(services: Services, actor: Actor): Promise<SettingsResponse> {
  const { id, signatoryName, signatoryConsent } = await findHost(services, actor);
  if (signatoryConsent) {
    const deed = { action: 'signatory-consent-withdrawn', details: { signatoryName } };
    await services.store.hosts.setConsent(id, null, auditOfHost(services, actor, deed));
  }
  return showSettings(services, id);
}

async function findHost({ store }: Services, { hostId }: Actor): Promise<Host> {
  const host = await store.hosts.find(hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  return host;
}

/** What somebody agreed to is not what would be printed. */
const signatoryChanged = (signatoryName: string) =>
  new AppError(409, {
    code: 'SIGNATORY_CHANGED',
    message: signatoryName
      ? `By the settings it is ${signatoryName} who signs.`
      : 'The settings don’t say yet who signs.',
    remedy: 'Type the name under “Who signs” and save it, then note the consent.',
  });
