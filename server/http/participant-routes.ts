import { Router } from 'express';
import { ConfirmRequest, ReasonRequest } from '../contract/event.ts';
import { AttendanceParams, CertificateParams } from '../contract/host.ts';
import { PeopleQuery, PeopleResponse, ProgressSeriesResponse } from '../contract/people.ts';
import { confirmAttendance } from '../services/confirm-attendance.ts';
import { downloadCertificate } from '../services/download-certificate.ts';
import { listParticipants, participantsCsv } from '../services/list-participants.ts';
import { showProgress } from '../services/show-progress.ts';
import { voidCertificate } from '../services/void-certificate.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { CSV, sendCsv } from './send-csv.ts';
import { PDF, sendPdf } from './send-pdf.ts';

const ROUTES = {
  list: {
    summary: 'A page of the event’s people with their progress',
    query: PeopleQuery,
    answer: PeopleResponse,
  },
  listCsv: { summary: 'Everyone, for a spreadsheet', answerFile: CSV },
  progress: {
    summary: 'How many have proven how much, and certificates by day',
    answer: ProgressSeriesResponse,
  },
  download: {
    summary: 'A certificate, as its educator has it',
    params: CertificateParams,
    answerFile: PDF,
    errors: ['CERTIFICATE_UNKNOWN', 'CERTIFICATE_DAMAGED'],
  },
  confirm: {
    summary: 'Say that somebody was there, or take it back',
    params: AttendanceParams,
    body: ConfirmRequest,
    errors: ['EVENT_STATE', 'PARTICIPANT_UNKNOWN', 'NOT_BY_EVALUATION', 'CERTIFICATE_STANDS'],
  },
  void: {
    summary: 'Take a certificate back that was issued by mistake',
    params: CertificateParams,
    body: ReasonRequest,
    errors: ['EVENT_STATE', 'CERTIFICATE_UNKNOWN', 'CERTIFICATE_VOIDED'],
  },
} satisfies Record<string, Description>;

/** Participants and their certificates, for the people of the event's host only (R-REC-4). */
export function participantRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events/:id/people',
    forEvent('see-events', ROUTES.list, ({ event, query }) =>
      listParticipants(services, event, query),
    ),
  );

  router.get(
    '/events/:id/people.csv',
    forEvent('see-events', ROUTES.listCsv, async ({ event, response }) => {
      const text = await participantsCsv(services, event);
      sendCsv(response, text, `People of ${event.facts.title}.csv`);
    }),
  );

  router.get(
    '/events/:id/progress',
    forEvent('see-events', ROUTES.progress, ({ event }) => showProgress(services, event)),
  );

  router.get(
    '/events/:id/certificates/:serial/pdf',
    forEvent('see-events', ROUTES.download, async ({ event, params, response }) => {
      const { certificates } = services.store;
      const certificate = await certificates.findBySerial(event.id, params.serial);
      sendPdf(response, await downloadCertificate(services, certificate));
    }),
  );

  router.post(
    '/events/:id/participants/:attendanceId/confirm',
    forEvent('edit-events', ROUTES.confirm, ({ person, event, params, body }) =>
      confirmAttendance(services, person, { event, ...params, ...body }),
    ),
  );

  router.post(
    '/events/:id/certificates/:serial/void',
    forEvent('decide', ROUTES.void, ({ person, event, params, body }) =>
      voidCertificate(services, person, { event, ...params, ...body }),
    ),
  );

  return router;
}
