import { type Request, type Response, Router } from 'express';
import {
  EventListQuery,
  ReasonRequest,
  ReportRequest,
  RevisionRequest,
  SaveEventRequest,
} from '../contract/event.ts';
import { cancelEvent, deleteDraft } from '../services/cancel-event.ts';
import { createEvent, duplicateEvent, startNextYear } from '../services/create-event.ts';
import { editEvent, writeEditEmail } from '../services/edit-event.ts';
import { listEvents } from '../services/list-events.ts';
import { publishEvent } from '../services/publish-event.ts';
import type { PduEvent } from '../services/records.ts';
import { reportCount } from '../services/report-count.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import { voidCertificate } from '../services/void-certificate.ts';
import type { AppDependencies } from './app.ts';
import { type HostActor, editorFor, eventFor, hostActorOf, hostEditorOf } from './authorize.ts';
import { readBody, readQuery } from './read-request.ts';

type EventRequest = Request<{ id: string }>;
interface Loaded {
  person: HostActor;
  event: PduEvent;
}

/** The register of a host's events; everybody sees and changes the own host's only (R-REC-4). */
export function hostRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  /** A route that changes an event: asks who it is, loads the event, and answers it as it is then. */
  const change =
    (work: (loaded: Loaded, request: EventRequest) => Promise<PduEvent>) =>
    async (request: EventRequest, response: Response) => {
      const loaded = await editorFor(deps, request, request.params.id);
      const changed = await work(loaded, request);
      response.json(await showEventEditor(services, changed));
    };

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

  router.put(
    '/events/:id',
    change(({ person, event }, request) =>
      editEvent(services, person, { event, save: readBody(request, SaveEventRequest) }),
    ),
  );

  router.post(
    '/events/:id/publish',
    change(({ person, event }, request) =>
      publishEvent(services, person, { event, ...readBody(request, RevisionRequest) }),
    ),
  );

  router.post(
    '/events/:id/report',
    change(({ person, event }, request) =>
      reportCount(services, person, { event, ...readBody(request, ReportRequest) }),
    ),
  );

  router.post(
    '/events/:id/next-year',
    change(({ person, event }) => startNextYear(services, person, event)),
  );
  router.post(
    '/events/:id/duplicate',
    change(({ person, event }) => duplicateEvent(services, person, event)),
  );

  router.post('/events/:id/cancel', async (request: EventRequest, response) => {
    const { person, event } = await editorFor(deps, request, request.params.id);
    const { reason } = readBody(request, ReasonRequest);
    response.json({ email: await cancelEvent(services, person, { event, reason }) });
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

  router.post(
    '/events/:id/certificates/:serial/void',
    async (request: Request<{ id: string; serial: string }>, response) => {
      const { person, event } = await editorFor(deps, request, request.params.id);
      const { reason } = readBody(request, ReasonRequest);
      await voidCertificate(services, person, { event, serial: request.params.serial, reason });
      response.status(204).end();
    },
  );

  return router;
}
