import { AppError, notFound } from '../../errors.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Takes back a certificate that was issued by mistake; it stays on record with the reason, and the
 * educator may claim anew (R-CRT-9). Errors: CERTIFICATE_UNKNOWN, CERTIFICATE_VOIDED, EVENT_STATE.
 */
export async function voidCertificate(
  services: Services,
  actor: Actor,
  { event, serial, reason }: { event: PduEvent; serial: string; reason: string },
): Promise<void> {
  requireAllowed((await eventToday(services, event)).state, 'void');
  const certificate = await services.store.certificates.findBySerial(event.id, serial);
  if (!certificate) throw notFound('CERTIFICATE_UNKNOWN', 'This certificate');
  const at = services.now();
  const isVoided = await services.store.certificates.voidStanding(
    certificate,
    { at, by: actor.actor, reason },
    auditOf(event, actor, { at, action: 'certificate-voided', details: { serial, reason } }),
  );
  if (!isVoided) throw voidedAlready();
}

const voidedAlready = () =>
  new AppError(409, {
    code: 'CERTIFICATE_VOIDED',
    message: 'This certificate was voided already.',
    remedy: 'Reload the page to see who did it and why.',
  });
