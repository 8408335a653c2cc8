import { type Request, Router } from 'express';
import { LegalHoldRequest, PurgeRequest } from '../contract/event.ts';
import { exportRecord } from '../services/export-record.ts';
import { finishPurge } from '../services/finish-purges.ts';
import { setLegalHold } from '../services/hold-event.ts';
import type { Services } from '../services/ports.ts';
import { purgeEvent } from '../services/purge-event.ts';
import { showEventEditor } from '../services/show-event-editor.ts';
import type { AppDependencies } from './app.ts';
import { eventFor } from './authorize.ts';
import { readBody } from './read-request.ts';
import { sendZip } from './send-zip.ts';

type EventRequest = Request<{ id: string }>;

/** An event's records: handed to an auditor, held, and purged when their time is over. */
export function retentionRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/events/:id/record.zip', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'see-records');
    await sendZip(response, await exportRecord(services, person, event), services.log);
  });

  router.put('/events/:id/legal-hold', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'run-host');
    const hold = readBody(request, LegalHoldRequest);
    const changed = await setLegalHold(services, person, { event, ...hold });
    response.json(await showEventEditor(services, person, changed));
  });

  router.post('/events/:id/purge', async (request: EventRequest, response) => {
    const { person, event } = await eventFor(deps, request, 'run-host');
    const { title } = readBody(request, PurgeRequest);
    const purged = await purgeEvent(services, person, { event, title });
    removeInTheBackground(services, event.id);
    response.status(202).json(await showEventEditor(services, person, purged));
  });

  return router;
}

/** Thousands of records take longer than a person waits; what breaks off is swept up later. */
function removeInTheBackground(services: Services, eventId: string): void {
  finishPurge(services, eventId).catch((error: unknown) => {
    services.log.warn({ eventId, reason: String(error) }, 'purge goes on later');
  });
}
