import {
  type Actor,
  auditOf,
  eventChanged,
  eventToday,
  requireAllowed,
} from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * Keeps an event's records without an end, or lets go of them again, with the reason in the audit log
 * (R-REC-1). Works in every state as long as there are records. Errors: EVENT_STATE, EVENT_CHANGED.
 */
export async function setLegalHold(
  services: Services,
  actor: Actor,
  { event, isHeld, reason }: { event: PduEvent; isHeld: boolean; reason: string },
): Promise<PduEvent> {
  requireAllowed((await eventToday(services, event)).state, 'hold');
  const changed: PduEvent = { ...event, hasLegalHold: isHeld, revision: event.revision + 1 };
  const action = isHeld ? 'legal-hold-set' : 'legal-hold-lifted';
  const audit = auditOf(changed, actor, { at: services.now(), action, details: { reason } });
  if (!(await services.store.events.replace(changed, audit, { makesFormStale: false }))) {
    throw eventChanged();
  }
  return changed;
}
