import { Router } from 'express';
import { ConfirmRequest } from '../contract/event.ts';
import { AttendanceParams } from '../contract/host.ts';
import { PeopleQuery, PeopleResponse, ProgressSeriesResponse } from '../contract/people.ts';
import { confirmAttendance } from '../services/participation/confirm-attendance.ts';
import { listParticipants, participantsCsv } from '../services/participation/list-participants.ts';
import { showProgress } from '../services/participation/show-progress.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { CSV, sendCsv } from './send-csv.ts';

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
  confirm: {
    summary: 'Say that somebody was there, or take it back',
    params: AttendanceParams,
    body: ConfirmRequest,
    errors: ['EVENT_STATE', 'PARTICIPANT_UNKNOWN', 'NOT_BY_EVALUATION', 'CERTIFICATE_STANDS'],
  },
} satisfies Record<string, Description>;

/** Participants, for the people of the event's host only (R-REC-4). */
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

  router.post(
    '/events/:id/participants/:attendanceId/confirm',
    forEvent('edit-events', ROUTES.confirm, ({ person, event, params, body }) =>
      confirmAttendance(services, person, { event, ...params, ...body }),
    ),
  );

  return router;
}
