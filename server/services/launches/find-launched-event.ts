import { AppError } from '../../errors.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';
import type { Placement } from './placement-ports.ts';

/** A link in a course, as a verified launch names it. */
export interface LaunchedLink extends Omit<Placement, 'eventId'> {
  /** Written into the link when it was placed; courses that were copied by hand may lack it. */
  eventId: string | undefined;
  /** The course's menu was clicked, where nothing was placed. */
  isNavigation: boolean;
  /** Links that this one was copied from, where the platform knows them. */
  resourceHistory: readonly string[];
  /** Courses that this one was copied from, nearest first. */
  contextHistory: readonly string[];
}

/**
 * The event that a link stands for: by what is written into it, else as it was known before, else
 * as the link or the course that it was copied from was known. It must belong to the platform's
 * host (R-REC-4), and is remembered. Errors: EVENT_NOT_CONNECTED.
 */
export async function findLaunchedEvent(
  { store }: Services,
  link: LaunchedLink,
): Promise<PduEvent> {
  if (link.isNavigation) return findOnlyOfCourse(store, link);
  const known = await knownPlacement(store.placements, link);
  const eventId = link.eventId ?? known?.eventId ?? (await relink(store.placements, link));
  const event = eventId ? await store.events.find(eventId) : null;
  if (event?.hostId !== link.hostId) throw notConnected();
  const { issuer, clientId, resourceLinkId, contextId, title, hostId } = link;
  const roster = link.roster ?? known?.roster ?? null;
  const placed = { issuer, clientId, resourceLinkId, contextId, title, hostId, roster };
  const now = { ...placed, eventId: event.id };
  if (!known || !isSamePlacement(known, now)) await store.placements.save(now);
  return event;
}

/** From the course's menu: the one event that is placed in the course. Errors: EVENT_NOT_CONNECTED. */
async function findOnlyOfCourse(
  { placements, events }: Services['store'],
  link: LaunchedLink,
): Promise<PduEvent> {
  const { contextId, hostId } = link;
  const placed = contextId === null ? [] : await placements.findInCourses(link, [contextId]);
  const ids = new Set(placed.filter((one) => one.hostId === hostId).map((one) => one.eventId));
  const [only] = ids;
  const event = only !== undefined && ids.size === 1 ? await events.find(only) : null;
  if (event?.hostId !== hostId) throw notOnlyOne();
  return event;
}

const notOnlyOne = () =>
  new AppError(404, {
    code: 'EVENT_NOT_CONNECTED',
    message: 'The course’s menu leads to its event only while the course has exactly one.',
    remedy:
      'Open the activity itself in the course; the teacher places it under “Assignments” or “Modules”.',
  });

type Placements = Services['store']['placements'];

async function knownPlacement(
  placements: Placements,
  link: LaunchedLink,
): Promise<Placement | undefined> {
  const [known] = await placements.findLinks(link, [link.resourceLinkId]);
  return known;
}

/** After a course copy: the link's own ancestor, else the one of its title in the nearest course. */
async function relink(placements: Placements, link: LaunchedLink): Promise<string | null> {
  const { hostId, title, resourceHistory, contextHistory } = link;
  const isOwn = (one: Placement) => one.hostId === hostId;
  if (resourceHistory.length > 0) {
    const links = (await placements.findLinks(link, resourceHistory)).filter(isOwn);
    const nearest = resourceHistory
      .map((id) => links.find(({ resourceLinkId }) => resourceLinkId === id))
      .find((one) => one !== undefined);
    if (nearest) return nearest.eventId;
  }
  if (contextHistory.length === 0 || title === null) return null;
  const inCourses = (await placements.findInCourses(link, contextHistory)).filter(isOwn);
  const titled = inCourses.filter((one) => one.title === title);
  for (const contextId of contextHistory) {
    const events = new Set(
      titled.filter((one) => one.contextId === contextId).map(({ eventId }) => eventId),
    );
    const [only] = events;
    // Two of one title: better asked than guessed, since a certificate hangs on it.
    if (only !== undefined) return events.size === 1 ? only : null;
  }
  return null;
}

const isSamePlacement = (one: Placement, other: Placement): boolean =>
  one.contextId === other.contextId &&
  one.title === other.title &&
  one.hostId === other.hostId &&
  one.roster?.deploymentId === other.roster?.deploymentId &&
  one.roster?.membershipsUrl === other.roster?.membershipsUrl &&
  one.eventId === other.eventId;

const notConnected = () =>
  new AppError(404, {
    code: 'EVENT_NOT_CONNECTED',
    message: 'This activity of your course is not connected to an event yet.',
    remedy:
      'Tell your teacher: the activity needs the custom parameter “event” with the event’s id.',
  });
