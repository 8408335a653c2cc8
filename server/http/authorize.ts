import type { Request } from 'express';
import { type Right, type Role, hasRight } from '../domain/rights.ts';
import { AppError, notFound } from '../errors.ts';
import { memberToday } from '../services/accounts/open-console.ts';
import type { EducatorSession, PduEvent } from '../services/records.ts';
import type { AppDependencies } from './app.ts';
import { bearerOf } from './read-request.ts';

/** A person of a host who asked for something. */
export interface HostPerson {
  hostId: string;
  /** For the audit log. */
  actor: string;
  role: Role;
  /** The account's address, for people with an account. */
  email?: string | undefined;
  /** Set for somebody who came from an LMS, and may see this event only. */
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

/**
 * The host's person behind a request, who has this right; the one place that decides it.
 * Errors: SESSION_EXPIRED, SESSION_INVALID, NOT_FOR_YOU, NOT_YOUR_HOST, NOT_YOUR_ROLE.
 */
export async function personWith(
  { tokens, services }: AppDependencies,
  request: Pick<Request, 'headers'>,
  right: Right,
): Promise<HostPerson> {
  const { claims } = await tokens.verify(bearerOf(request));
  if (claims.kind !== 'host') throw notForYou();
  const { hostId, email } = claims;
  const role = email ? (await memberToday(services, hostId, email)).role : claims.role;
  const person = { ...claims, role };
  if (!hasRight(person, right)) throw notYourRole();
  return person;
}

/**
 * That person with an event of the own host, and after a launch the one that was launched. Others
 * are not found, so that nobody learns what other hosts have (R-REC-4).
 * Errors: as above; EVENT_UNKNOWN.
 */
export async function eventFor(
  deps: AppDependencies,
  request: Pick<Request<{ id: string }>, 'headers' | 'params'>,
  right: Right,
): Promise<{ person: HostPerson; event: PduEvent }> {
  const person = await personWith(deps, request, right);
  const event = await deps.services.store.events.find(request.params.id);
  const isOwn = event?.hostId === person.hostId && (person.eventId ?? event.id) === event.id;
  if (!event || !isOwn) throw notFound('EVENT_UNKNOWN', 'This event');
  return { person, event };
}

const notForYou = () =>
  new AppError(403, {
    code: 'NOT_FOR_YOU',
    message: 'This page is for somebody else.',
    remedy: 'Open it again from your course or from the start page.',
  });

const notYourRole = () =>
  new AppError(403, {
    code: 'NOT_YOUR_ROLE',
    message: 'Your role does not include this.',
    remedy: 'Ask an admin of your host to do it, or to change your role.',
  });
