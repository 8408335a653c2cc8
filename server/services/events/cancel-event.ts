import { type OpiEmail, cancelEmail } from '../../domain/opi-email.ts';
import { AppError } from '../../errors.ts';
import {
  type Actor,
  auditOf,
  eventChanged,
  eventToday,
  legalHold,
  requireAllowed,
} from './event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Cancels an event that did not take place and writes the e-mail by which OPI removes it (R-EVT-6).
 * Errors: EVENT_STATE; EVENT_HAS_CERTIFICATES.
 */
export async function cancelEvent(
  services: Services,
  actor: Actor,
  { event, reason }: { event: PduEvent; reason: string },
): Promise<OpiEmail> {
  const { state } = await eventToday(services, event);
  requireAllowed(state, 'cancel');
  if (event.certificateCount > 0) throw hasCertificates(event.certificateCount);
  const cancelled: PduEvent = { ...event, state: 'cancelled', revision: event.revision + 1 };
  const deed = { at: services.now(), action: 'event-cancelled', details: { reason } };
  const audit = auditOf(cancelled, actor, deed);
  if (!(await services.store.events.replace(cancelled, audit, { makesFormStale: true }))) {
    throw eventChanged();
  }
  return cancelEmail(event.facts, reason);
}

/** Takes a draft away that nobody needs; nothing was ever issued for it. Errors: EVENT_STATE, LEGAL_HOLD. */
export async function deleteDraft(
  services: Services,
  actor: Actor,
  event: PduEvent,
): Promise<void> {
  requireAllowed((await eventToday(services, event)).state, 'delete');
  if (event.hasLegalHold) throw legalHold();
  const deed = {
    at: services.now(),
    action: 'draft-deleted',
    details: { title: event.facts.title },
  };
  if (!(await services.store.events.remove(event, auditOf(event, actor, deed))))
    throw eventChanged();
}

const hasCertificates = (count: number) =>
  new AppError(409, {
    code: 'EVENT_HAS_CERTIFICATES',
    message: `${count} certificate(s) stand for this event, so it can’t be cancelled.`,
    remedy:
      'An event that took place is reported. Void certificates that were issued by mistake first.',
  });
