import { Router } from 'express';
import { GradesResponse } from '../contract/grades.ts';
import { listGrades } from '../services/grades/list-grades.ts';
import { sendGradesAgain } from '../services/grades/send-grades-again.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  list: {
    summary: 'The grades that learning platforms got, or did not get and why',
    answer: GradesResponse,
  },
  again: {
    summary: 'Send the grades again that did not arrive',
    answer: GradesResponse,
  },
} satisfies Record<string, Description>;

/** The grades of one event in the courses in which it is placed. */
export function gradeRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events/:id/grades',
    forEvent('see-events', ROUTES.list, ({ event }) => listGrades(services, event)),
  );

  router.post(
    '/events/:id/grades/send-again',
    forEvent('edit-events', ROUTES.again, async ({ person, event }) => {
      await sendGradesAgain(services, person, event);
      return listGrades(services, event);
    }),
  );
  return router;
}
