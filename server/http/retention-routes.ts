import { Router } from 'express';
import { EventResponse, LegalHoldRequest, PurgeRequest } from '../contract/event.ts';
import { exportRecord } from '../services/records/export-record.ts';
import { finishPurge } from '../services/records/finish-purges.ts';
import { setLegalHold } from '../services/records/hold-event.ts';
import type { Services } from '../services/ports.ts';
import { purgeEvent } from '../services/records/purge-event.ts';
import { showEventEditor } from '../services/events/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { sendZip } from './send-zip.ts';

const ROUTES = {
  record: {
    summary: 'The whole record of an event, as one ZIP',
    answerFile: 'application/zip',
    errors: ['EVENT_STATE'],
  },
  hold: {
    summary: 'Put a legal hold on an event’s records, or lift it',
    body: LegalHoldRequest,
    answer: EventResponse,
    errors: ['EVENT_STATE', 'EVENT_CHANGED'],
  },
  purge: {
    summary: 'Remove what may be removed after the time of retention; count and serials stay',
    body: PurgeRequest,
    answer: EventResponse,
    statuses: [202],
    errors: ['EVENT_STATE', 'EVENT_CHANGED', 'LEGAL_HOLD', 'RETENTION', 'TITLE_DIFFERS'],
  },
} satisfies Record<string, Description>;

/** An event's records: handed to an auditor, held, and purged when their time is over. */
export function retentionRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events/:id/record.zip',
    forEvent('see-records', ROUTES.record, async ({ person, event, response }) =>
      sendZip(response, await exportRecord(services, person, event), services.log),
    ),
  );

  router.put(
    '/events/:id/legal-hold',
    forEvent('run-host', ROUTES.hold, async ({ person, event, body }) =>
      showEventEditor(services, person, await setLegalHold(services, person, { event, ...body })),
    ),
  );

  router.post(
    '/events/:id/purge',
    forEvent('run-host', ROUTES.purge, async ({ person, event, body }) => {
      const purged = await purgeEvent(services, person, { event, ...body });
      removeInTheBackground(services, event.id);
      return showEventEditor(services, person, purged);
    }),
  );

  return router;
}

/** Thousands of records take longer than a person waits; what breaks off is swept up later. */
function removeInTheBackground(services: Services, eventId: string): void {
  finishPurge(services, eventId).catch((error: unknown) => {
    services.log.warn({ eventId, reason: String(error) }, 'purge goes on later');
  });
}
