import { type Request, type Response, Router } from 'express';
import { ReasonRequest, ReportRequest, RevisionRequest } from '../contract/event.ts';
import type { Right } from '../domain/rights.ts';
import { cancelEvent } from '../services/cancel-event.ts';
import { duplicateEvent, startNextYear } from '../services/create-event.ts';
import { publishEvent } from '../services/publish-event.ts';
import type { PduEvent } from '../services/records.ts';
import { reportCount } from '../services/report-count.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { type HostPerson, eventFor } from './authorize.ts';
import { readBody } from './read-request.ts';

type EventRequest = Request<{ id: string }>;
interface Loaded {
  person: HostPerson;
  event: PduEvent;
}

/** What is done with an event: publish, report, cancel, next year's (R-REC-4: the own host's). */
export function deedRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  /** A route that changes an event: asks who it is, loads the event, and answers it as it is then. */
  const change =
    (right: Right, work: (loaded: Loaded, request: EventRequest) => Promise<PduEvent>) =>
    async (request: EventRequest, response: Response) => {
      const loaded = await eventFor(deps, request, right);
      const changed = await work(loaded, request);
      response.json(await showEventEditor(services, loaded.person, changed));
    };

  router.post(
    '/events/:id/publish',
    change('edit-events', ({ person, event }, request) =>
      publishEvent(services, person, { event, ...readBody(request, RevisionRequest) }),
    ),
  );

  router.post(
    '/events/:id/report',
    change('decide', ({ person, event }, request) =>
      reportCount(services, person, { event, ...readBody(request, ReportRequest) }),
    ),
  );

  router.post(
    '/events/:id/next-year',
    change('edit-events', ({ person, event }) => startNextYear(services, person, event)),
  );
  router.post(
    '/events/:id/duplicate',
    change('edit-events', ({ person, event }) => duplicateEvent(services, person, event)),
  );

  router.post('/events/:id/cancel', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'decide');
    const { reason } = readBody(request, ReasonRequest);
    response.json({ email: await cancelEvent(services, person, { event, reason }) });
  });

  return router;
}
