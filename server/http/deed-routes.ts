import { Router } from 'express';
import {
  EmailResponse,
  EventResponse,
  ReasonRequest,
  ReportRequest,
  RevisionRequest,
} from '../contract/event.ts';
import { cancelEvent } from '../services/events/cancel-event.ts';
import { duplicateEvent, startNextYear } from '../services/events/create-event.ts';
import { publishEvent } from '../services/events/publish-event.ts';
import { reportCount } from '../services/events/report-count.ts';
import { showEventEditor } from '../services/events/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  publish: {
    summary: 'Publish a complete draft',
    body: RevisionRequest,
    answer: EventResponse,
    errors: ['EVENT_STATE', 'EVENT_CHANGED', 'EVENT_INCOMPLETE'],
  },
  report: {
    summary: 'Record the count that was keyed into PDUPS',
    body: ReportRequest,
    answer: EventResponse,
    errors: ['EVENT_STATE', 'EVENT_CHANGED', 'REPORT_DIFFERS', 'PRACTICE_UNCOUNTED'],
  },
  nextYear: {
    summary: 'Make next year’s event, as a draft',
    answer: EventResponse,
    errors: ['EVENT_STATE', 'NEXT_YEAR_EXISTS'],
  },
  duplicate: { summary: 'Make a copy, as a draft', answer: EventResponse },
  cancel: {
    summary: 'Cancel an event without certificates; answers the e-mail to OPI',
    body: ReasonRequest,
    answer: EmailResponse,
    errors: ['EVENT_STATE', 'EVENT_HAS_CERTIFICATES'],
  },
} satisfies Record<string, Description>;

/** What is done with an event: publish, report, cancel, next year's (R-REC-4: the own host's). */
export function deedRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/events/:id/publish',
    forEvent('edit-events', ROUTES.publish, async ({ person, event, body }) =>
      showEventEditor(services, person, await publishEvent(services, person, { event, ...body })),
    ),
  );

  router.post(
    '/events/:id/report',
    forEvent('decide', ROUTES.report, async ({ person, event, body }) =>
      showEventEditor(services, person, await reportCount(services, person, { event, ...body })),
    ),
  );

  router.post(
    '/events/:id/next-year',
    forEvent('edit-events', ROUTES.nextYear, async ({ person, event }) =>
      showEventEditor(services, person, await startNextYear(services, person, event)),
    ),
  );

  router.post(
    '/events/:id/duplicate',
    forEvent('edit-events', ROUTES.duplicate, async ({ person, event }) =>
      showEventEditor(services, person, await duplicateEvent(services, person, event)),
    ),
  );

  router.post(
    '/events/:id/cancel',
    forEvent('decide', ROUTES.cancel, async ({ person, event, body }) => ({
      email: await cancelEvent(services, person, { event, ...body }),
    })),
  );

  return router;
}
