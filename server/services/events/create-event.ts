import { deriveFacts } from '../../domain/derive-facts.ts';
import { EMPTY_DETAILS, type EventDetails } from '../../domain/event-details.ts';
import { nextYear } from '../../domain/next-year.ts';
import { AppError, notFound } from '../../errors.ts';
import { type Actor, auditOf, eventToday, requireAllowed } from './event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

type Content = Pick<PduEvent, 'details' | 'parts' | 'evaluation'>;

/** Begins an event as a draft (R-EVT-1). */
export function createEvent(
  services: Services,
  actor: Actor,
  content?: Content,
): Promise<PduEvent> {
  const details: EventDetails = { ...EMPTY_DETAILS };
  return addDraft(services, actor, {
    ...(content ?? { details, parts: [], evaluation: [] }),
    previousEventId: null,
    action: 'event-created',
  });
}

/** A draft with everything of an event but its form and its title, which tells the two apart. */
export function duplicateEvent(
  services: Services,
  actor: Actor,
  event: PduEvent,
): Promise<PduEvent> {
  const details = { ...event.details, title: `Copy of ${event.details.title}`.trim() };
  const { parts, evaluation } = event;
  return addDraft(services, actor, {
    details,
    parts,
    evaluation,
    previousEventId: null,
    action: 'event-duplicated',
  });
}

/**
 * The draft for the year after; the old event, its certificates and its count stay as they are
 * (R-EVT-3). Errors: EVENT_STATE, NEXT_YEAR_EXISTS.
 */
export async function startNextYear(
  services: Services,
  actor: Actor,
  event: PduEvent,
): Promise<PduEvent> {
  const { state } = await eventToday(services, event);
  requireAllowed(state, 'next-year');
  if (await services.store.events.findNextOf(event.id)) throw nextYearExists();
  const { parts, evaluation } = event;
  return addDraft(services, actor, {
    details: nextYear(event.details),
    parts,
    evaluation,
    previousEventId: event.id,
    action: 'next-year-started',
  });
}

async function addDraft(
  { store, newId, now }: Services,
  actor: Actor,
  { action, ...content }: Content & { previousEventId: string | null; action: string },
): Promise<PduEvent> {
  const host = await store.hosts.find(actor.hostId);
  if (!host) throw notFound('HOST_UNKNOWN', 'This host');
  const event: PduEvent = {
    ...content,
    id: newId(),
    hostId: actor.hostId,
    isPractice: false,
    state: 'draft',
    revision: 1,
    facts: deriveFacts(content.details, host),
    publishedAt: null,
    reports: [],
    hasLegalHold: false,
    purge: null,
    formStatus: 'missing',
    formId: null,
    certificateCount: 0,
    voidedCount: 0,
  };
  await store.events.add(event, auditOf(event, actor, { at: now(), action }));
  return event;
}

const nextYearExists = () =>
  new AppError(409, {
    code: 'NEXT_YEAR_EXISTS',
    message: 'Next year’s event has been made already.',
    remedy: 'Open it from the list; it carries the dates of the year after.',
  });
