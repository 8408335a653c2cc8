import { notFound } from '../../errors.ts';
import { eventToday, requireAllowed } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { Identity } from '../store-ports.ts';
import type { EducatorSession } from '../records.ts';

/** As much as is kept of what a browser says of itself. */
const DEVICE_LENGTH = 200;

/**
 * Opens the element for an educator at an event: the new session is the only one that may earn
 * from now on (R-TIM-5). The event must belong to the host who vouches for the identity (R-REC-4).
 * Errors: EVENT_UNKNOWN, EVENT_STATE.
 */
export async function openSession(
  services: Services,
  {
    identity,
    eventId,
    isReleased,
    device,
  }: { identity: Identity; eventId: string; isReleased: boolean; device: string },
): Promise<EducatorSession> {
  const { store } = services;
  const event = await store.events.find(eventId);
  if (!event || event.hostId !== identity.hostId) throw notFound('EVENT_UNKNOWN', 'This event');
  const { state } = await eventToday(services, event);
  // Who has proven the time may still claim after the end; nobody begins with a draft.
  requireAllowed(state, state === 'ended' ? 'claim' : 'attend');
  return store.sessions.open(identity, event, { ...newSession(services, device), isReleased });
}

/**
 * Another session for the same educator and event, which takes over from whatever is live: somebody
 * goes on in a window in which the event was open before (R-TIM-5). Errors: EVENT_UNKNOWN, EVENT_STATE.
 */
export async function openSessionAgain(
  services: Services,
  session: EducatorSession,
  device: string,
): Promise<EducatorSession> {
  const event = await services.store.events.find(session.eventId);
  if (!event) throw notFound('EVENT_UNKNOWN', 'This event');
  requireAllowed((await eventToday(services, event)).state, 'attend');
  return services.store.sessions.openAgain(session, newSession(services, device));
}

const newSession = ({ newId, now }: Services, device: string) => ({
  id: newId(),
  now: now(),
  device: device.slice(0, DEVICE_LENGTH),
});
