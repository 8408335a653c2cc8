import type { Request } from 'express';
import { AppError, notFound } from '../errors.ts';
import type { EducatorSession, PduEvent } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import { bearerOf } from './read-request.ts';

/** A person of a host who asked for something. */
export interface HostActor {
  hostId: string;
  actor: string;
  /** Set when this person may see one event only. */
  eventId?: string | undefined;
}

/** The educator behind a request. Errors: SESSION_EXPIRED, SESSION_INVALID. */
export async function educatorOf(
  { tokens, services }: AppDependencies,
  request: Request,
): Promise<{ session: EducatorSession; isHalfUsed: boolean }> {
  const { claims, isHalfUsed } = await tokens.verify(bearerOf(request));
  if (claims.kind !== 'educator') throw notForYou();
  const session = await services.store.sessions.find(claims.sessionId);
  if (!session) throw notForYou();
  return { session, isHalfUsed };
}

/** The host's person behind a request. Errors: SESSION_EXPIRED, SESSION_INVALID, NOT_FOR_YOU. */
export async function hostActorOf(
  { tokens }: AppDependencies,
  request: Pick<Request, 'headers'>,
): Promise<HostActor> {
  const { claims } = await tokens.verify(bearerOf(request));
  if (claims.kind !== 'host') throw notForYou();
  return claims;
}

/**
 * An event that this person may see: of the own host, and for an instructor the own event. Others
 * are not found, so that nobody learns what other hosts have (R-REC-4).
 */
export async function eventFor(
  { services }: AppDependencies,
  actor: HostActor,
  eventId: string,
): Promise<PduEvent> {
  const event = await services.store.events.find(eventId);
  const isOwn = event?.hostId === actor.hostId && (!actor.eventId || actor.eventId === event.id);
  if (!event || !isOwn) throw notFound('EVENT_UNKNOWN', 'This event');
  return event;
}

/**
 * A person who may change things of the host: not an instructor, who sees the own event only.
 * Errors: as above.
 */
export async function hostEditorOf(
  deps: AppDependencies,
  request: Pick<Request, 'headers'>,
): Promise<HostActor> {
  const person = await hostActorOf(deps, request);
  if (person.eventId) throw notForYou();
  return person;
}

/** That person with an event of the host. Errors: as above. */
export async function editorFor(
  deps: AppDependencies,
  request: Pick<Request, 'headers'>,
  eventId: string,
): Promise<{ person: HostActor; event: PduEvent }> {
  const person = await hostEditorOf(deps, request);
  return { person, event: await eventFor(deps, person, eventId) };
}

const notForYou = () =>
  new AppError(403, {
    code: 'NOT_FOR_YOU',
    message: 'This page is for somebody else.',
    remedy: 'Open it again from your course or from the start page.',
  });
