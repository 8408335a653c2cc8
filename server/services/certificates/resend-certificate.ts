import { certificateLetterKey } from '../../domain/letter-keys.ts';
import { AppError, notFound } from '../../errors.ts';
import { addressOf, letterAbout } from './certificate-letter.ts';
import { type Actor, auditOf } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import { queueLetter } from '../mail/queue-letter.ts';
import { type RateLimits, requireFewTries } from '../rate-limits.ts';
import type { Certificate, EducatorSession, PduEvent } from '../records.ts';

/**
 * Mails the educator's own certificate again, to his or her own address. It is the same one, and counts
 * once (R-CRT-8, R-CNT-1). Errors: CERTIFICATE_UNKNOWN, ADDRESS_MISSING, TOO_MANY_TRIES.
 */
export async function mailOwnCertificate(
  services: Services,
  limits: RateLimits,
  session: EducatorSession,
): Promise<void> {
  const { eventId, participantId, hostId } = session;
  const event = await services.store.events.find(eventId);
  const certificate = await services.store.certificates.findStanding(eventId, participantId);
  if (!event || !certificate) throw notFound('CERTIFICATE_UNKNOWN', 'This certificate');
  const actor = { hostId, actor: `participant:${participantId}` };
  await mailAgain(services, limits, { event, actor, certificate });
}

/** The same, asked for by the host. Errors: those above; CERTIFICATE_VOIDED. */
export async function resendCertificate(
  services: Services,
  limits: RateLimits,
  { event, serial, actor }: { event: PduEvent; serial: string; actor: Actor },
): Promise<void> {
  const certificate = await services.store.certificates.findBySerial(event.id, serial);
  if (!certificate) throw notFound('CERTIFICATE_UNKNOWN', 'This certificate');
  if (certificate.status === 'voided') throw voidedAlready();
  await mailAgain(services, limits, { event, actor, certificate });
}

async function mailAgain(
  services: Services,
  limits: RateLimits,
  { event, actor, certificate }: { event: PduEvent; actor: Actor; certificate: Certificate },
): Promise<void> {
  const to = await addressOf(services, certificate);
  if (!to) throw addressMissing();
  await requireFewTries(limits, 'mail-to-address', to);
  const key = `${certificateLetterKey(certificate.id)}:${services.newId()}`;
  const deed = { at: services.now(), action: 'certificate-mailed-again' };
  const details = { serial: certificate.serial };
  await queueLetter(
    services,
    { ...letterAbout(services, certificate, to), key },
    auditOf(event, actor, { ...deed, details }),
  );
}

const addressMissing = () =>
  new AppError(409, {
    code: 'ADDRESS_MISSING',
    message: 'Nobody has said to which e-mail address the certificate can be sent.',
    remedy: 'Download it instead.',
  });

const voidedAlready = () =>
  new AppError(409, {
    code: 'CERTIFICATE_VOIDED',
    message: 'This certificate was voided, so it is not sent any more.',
    remedy: 'Reload the page to see who did it and why.',
  });
