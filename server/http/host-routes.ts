import { type Request, Router } from 'express';
import { EventListQuery, SaveEventRequest } from '../contract/event.ts';
import { deleteDraft } from '../services/cancel-event.ts';
import { createEvent } from '../services/create-event.ts';
import { editEvent, writeEditEmail } from '../services/edit-event.ts';
import { listEvents } from '../services/list-events.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { eventFor, personWith } from './authorize.ts';
import { readBody, readQuery } from './read-request.ts';

type EventRequest = Request<{ id: string }>;

/** The register of a host's events; everybody sees and changes the own host's only (R-REC-4). */
export function hostRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/events', async (request, response) => {
    const person = await personWith(deps, request, 'see-events');
    const query = readQuery(request, EventListQuery);
    const list = await listEvents(services, person.hostId, query);
    const events = list.events.filter(({ id }) => !person.eventId || id === person.eventId);
    response.json({ ...list, events });
  });

  router.post('/events', async (request, response) => {
    const person = await personWith(deps, request, 'edit-events');
    response
      .status(201)
      .json(await showEventEditor(services, person, await createEvent(services, person)));
  });

  router.get('/events/:id/editor', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'see-events');
    response.json(await showEventEditor(services, person, event));
  });

  router.put('/events/:id', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'edit-events');
    const save = readBody(request, SaveEventRequest);
    const edited = await editEvent(services, person, { event, save });
    response.json(await showEventEditor(services, person, edited));
  });

  router.post('/events/:id/opi-edit', async (request: EventRequest, response) => {
    const { event } = await eventFor(deps, request, 'edit-events');
    const save = readBody(request, SaveEventRequest);
    response.json({ email: await writeEditEmail(services, event, save) });
  });

  router.delete('/events/:id', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'edit-events');
    await deleteDraft(services, person, event);
    response.status(204).end();
  });

  return router;
}
