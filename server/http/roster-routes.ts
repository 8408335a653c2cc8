import { Router } from 'express';
import { RosterResponse } from '../contract/roster.ts';
import { refreshRoster } from '../services/roster/refresh-roster.ts';
import { showRoster } from '../services/roster/show-roster.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  show: {
    summary: 'Who is in the courses in which the event is placed, and has not begun',
    answer: RosterResponse,
  },
  refresh: {
    summary: 'Read the courses’ people anew from their learning platforms',
    answer: RosterResponse,
  },
} satisfies Record<string, Description>;

/** The people of the courses in which one event is placed. */
export function rosterRoutes(deps: AppDependencies): Router {
  const { services } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events/:id/roster',
    forEvent('see-events', ROUTES.show, ({ event }) => showRoster(services, event)),
  );

  router.post(
    '/events/:id/roster/refresh',
    forEvent('edit-events', ROUTES.refresh, async ({ event }) => {
      await refreshRoster(services, event);
      return showRoster(services, event);
    }),
  );
  return router;
}
