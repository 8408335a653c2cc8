import { EMPTY_DETAILS } from '../../domain/event-details.ts';
import { createEvent } from '../events/create-event.ts';
import type { Actor } from '../events/event-access.ts';
import type { Services } from '../ports.ts';
import type { PduEvent } from '../records.ts';

/**
 * A teacher's wish for an event: a draft that the host completes and publishes, since whoever teaches
 * a course need not be somebody who speaks for the host (R-EVT-1).
 */
export const proposeEvent = (services: Services, actor: Actor, title: string): Promise<PduEvent> =>
  createEvent(services, actor, {
    details: { ...EMPTY_DETAILS, title },
    parts: [],
    evaluation: [],
  });
