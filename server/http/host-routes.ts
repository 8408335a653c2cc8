import { Router } from 'express';
import {
  EmailResponse,
  EventListQuery,
  EventResponse,
  SaveEventRequest,
} from '../contract/event.ts';
import { HostEventsResponse } from '../contract/host.ts';
import { deleteDraft } from '../services/events/cancel-event.ts';
import { createEvent } from '../services/events/create-event.ts';
import { editEvent, writeEditEmail } from '../services/events/edit-event.ts';
import { listEvents } from '../services/events/list-events.ts';
import { showEventEditor } from '../services/events/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  list: {
    summary: 'A page of the host’s events, each with its exact count',
    query: EventListQuery,
    answer: HostEventsResponse,
  },
  begin: { summary: 'Begin an event, as an empty draft', answer: EventResponse, statuses: [201] },
  show: { summary: 'An event as its editor needs it', answer: EventResponse },
  save: {
    summary: 'Save what was typed of an event',
    body: SaveEventRequest,
    answer: EventResponse,
    errors: ['EVENT_STATE', 'EVENT_CHANGED', 'EVENT_INCOMPLETE', 'PRACTICE_FIXED'],
  },
  askOpi: {
    summary: 'The e-mail that asks OPI for an edit after the end; nothing is changed',
    body: SaveEventRequest,
    answer: EmailResponse,
    errors: ['NOTHING_TO_CHANGE'],
  },
  remove: { summary: 'Take a draft away', errors: ['EVENT_STATE', 'LEGAL_HOLD'] },
} satisfies Record<string, Description>;

/** The register of a host's events; everybody sees and changes the own host's only (R-REC-4). */
export function hostRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent, forPerson } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events',
    forPerson('see-events', ROUTES.list, async ({ person, query }) => {
      const found = await listEvents(services, person.hostId, query);
      const events = found.events.filter(({ id }) => !person.eventId || id === person.eventId);
      return { ...found, events };
    }),
  );

  router.post(
    '/events',
    forPerson('edit-events', ROUTES.begin, async ({ person }) =>
      showEventEditor(services, person, await createEvent(services, person)),
    ),
  );

  router.get(
    '/events/:id/editor',
    forEvent('see-events', ROUTES.show, ({ person, event }) =>
      showEventEditor(services, person, event),
    ),
  );

  router.put(
    '/events/:id',
    forEvent('edit-events', ROUTES.save, async ({ person, event, body }) =>
      showEventEditor(services, person, await editEvent(services, person, { event, save: body })),
    ),
  );

  router.post(
    '/events/:id/opi-edit',
    forEvent('edit-events', ROUTES.askOpi, async ({ event, body }) => ({
      email: await writeEditEmail(services, event, body),
    })),
  );

  router.delete(
    '/events/:id',
    forEvent('edit-events', ROUTES.remove, ({ person, event }) =>
      deleteDraft(services, person, event),
    ),
  );

  return router;
}
