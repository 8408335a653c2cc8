import { type Request, type Response, Router } from 'express';
import { ReasonRequest, ReportRequest, RevisionRequest } from '../contract/event.ts';
import { cancelEvent } from '../services/cancel-event.ts';
import { duplicateEvent, startNextYear } from '../services/create-event.ts';
import { publishEvent } from '../services/publish-event.ts';
import type { PduEvent } from '../services/records.ts';
import { reportCount } from '../services/report-count.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { type HostActor, editorFor } from './authorize.ts';
import { readBody } from './read-request.ts';

type EventRequest = Request<{ id: string }>;
interface Loaded {
  person: HostActor;
  event: PduEvent;
}

/** What is done with an event: publish, report, cancel, next year's (R-REC-4: the own host's). */
export function deedRoutes(deps: AppDependencies): Router {
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

  return router;
}
