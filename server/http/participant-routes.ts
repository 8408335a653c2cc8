import { type Request, Router } from 'express';
import { ConfirmRequest, ReasonRequest } from '../contract/event.ts';
import { PeopleQuery } from '../contract/people.ts';
import { confirmAttendance } from '../services/confirm-attendance.ts';
import { downloadCertificate } from '../services/download-certificate.ts';
import { listPeople, peopleCsv } from '../services/list-people.ts';
import { showProgress } from '../services/show-progress.ts';
import { voidCertificate } from '../services/void-certificate.ts';
import type { AppDependencies } from './app.ts';
import { eventFor } from './authorize.ts';
import { readBody, readQuery } from './read-request.ts';
import { sendCsv } from './send-csv.ts';
import { sendPdf } from './send-pdf.ts';

/** Participants and their certificates, for the people of the event's host only (R-REC-4). */
export function participantRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const router = Router();

  router.get('/events/:id/people', async (request, response) => {
    const { event } = await eventFor(deps, request, 'see-events');
    response.json(await listPeople(services, event, readQuery(request, PeopleQuery)));
  });

  router.get('/events/:id/people.csv', async (request, response) => {
    const { event } = await eventFor(deps, request, 'see-events');
    const text = await peopleCsv(services, event);
    sendCsv(response, text, `People of ${event.facts.title}.csv`);
  });

  router.get('/events/:id/progress', async (request, response) => {
    const { event } = await eventFor(deps, request, 'see-events');
    response.json(await showProgress(services, event));
  });

  router.get(
    '/events/:id/certificates/:serial/pdf',
    async (request: Request<{ id: string; serial: string }>, response) => {
      const { event } = await eventFor(deps, request, 'see-events');
      const { serial } = request.params;
      const certificate = await services.store.certificates.findBySerial(event.id, serial);
      sendPdf(response, await downloadCertificate(services, certificate));
    },
  );

  router.post(
    '/events/:id/participants/:attendanceId/confirm',
    async (request: Request<{ id: string; attendanceId: string }>, response) => {
      const { person, event } = await eventFor(deps, request, 'edit-events');
      const { attendanceId } = request.params;
      const { isThere } = readBody(request, ConfirmRequest);
      await confirmAttendance(services, person, { event, attendanceId, isThere });
      response.status(204).end();
    },
  );

  router.post(
    '/events/:id/certificates/:serial/void',
    async (request: Request<{ id: string; serial: string }>, response) => {
      const { person, event } = await eventFor(deps, request, 'decide');
      const { reason } = readBody(request, ReasonRequest);
      await voidCertificate(services, person, { event, serial: request.params.serial, reason });
      response.status(204).end();
    },
  );

  return router;
}
