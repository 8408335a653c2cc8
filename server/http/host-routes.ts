import { type Request, Router } from 'express';
import { EventListQuery, SaveEventRequest } from '../contract/event.ts';
import { deleteDraft } from '../services/cancel-event.ts';
import { createEvent } from '../services/create-event.ts';
import { editEvent, writeEditEmail } from '../services/edit-event.ts';
import { listEvents } from '../services/list-events.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { editorFor, eventFor, hostActorOf, hostEditorOf } from './authorize.ts';
import { readBody, readQuery } from './read-request.ts';

type EventRequest = Request<{ id: string }>;

/** The register of a host's events; everybody sees and changes the own host's only (R-REC-4). */
export function hostRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/events', async (request, response) => {
    const person = await hostActorOf(deps, request);
    const query = readQuery(request, EventListQuery);
    const list = await listEvents(services, person.hostId, query);
    const events = list.events.filter(({ id }) => !person.eventId || id === person.eventId);
    response.json({ ...list, events });
  });

  router.post('/events', async (request, response) => {
    const person = await hostEditorOf(deps, request);
    response.status(201).json(await showEventEditor(services, await createEvent(services, person)));
  });

  router.get('/events/:id/editor', async (request: EventRequest, response) => {
    const person = await hostActorOf(deps, request);
    response.json(await showEventEditor(services, await eventFor(deps, person, request.params.id)));
  });

  router.put('/events/:id', async (request: EventRequest, response) => {
    const { person, event } = await editorFor(deps, request, request.params.id);
    const save = readBody(request, SaveEventRequest);
    const edited = await editEvent(services, person, { event, save });
    response.json(await showEventEditor(services, edited));
  });

  router.post('/events/:id/opi-edit', async (request: EventRequest, response) => {
    const { event } = await editorFor(deps, request, request.params.id);
    const save = readBody(request, SaveEventRequest);
    response.json({ email: await writeEditEmail(services, event, save) });
  });

  router.delete('/events/:id', async (request: EventRequest, response) => {
    const { person, event } = await editorFor(deps, request, request.params.id);
    await deleteDraft(services, person, event);
    response.status(204).end();
  });

  return router;
}
