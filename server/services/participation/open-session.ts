import { notFound } from '../../errors.ts';
import { eventToday, requireAllowed } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { Identity } from '../store-ports.ts';
import type { EducatorSession } from '../records.ts';

/**
 * Opens the element for an educator at an event: the new session is the only one that may earn
 * from now on (R-TIM-5). The event must belong to the host who vouches for the identity (R-REC-4).
 * Errors: EVENT_UNKNOWN, EVENT_STATE.
 */
export async function openSession(
  services: Services,
  { identity, eventId, isReleased }: { identity: Identity; eventId: string; isReleased: boolean },
): Promise<EducatorSession> {
  const { store, now, newId } = services;
  const event = await store.events.find(eventId);
  if (!event || event.hostId !== identity.hostId) throw notFound('EVENT_UNKNOWN', 'This event');
  const { state } = await eventToday(services, event);
  // Who has proven the time may still claim after the end; nobody begins with a draft.
  requireAllowed(state, state === 'ended' ? 'claim' : 'attend');
  return store.sessions.open(identity, event, { id: newId(), now: now(), isReleased });
}
