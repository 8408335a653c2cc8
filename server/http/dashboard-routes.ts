import { Router } from 'express';
import { DashboardResponse } from '../contract/dashboard.ts';
import { showDashboard } from '../services/overview/show-dashboard.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  show: { summary: 'What needs somebody now, most urgent first', answer: DashboardResponse },
} satisfies Record<string, Description>;

/** The console's first page, over all events of the own host (R-REC-4). */
export function dashboardRoutes(deps: AppDependencies): Router {
  const { forPerson } = createEndpoints(deps);
  const router = Router();
  router.get(
    '/dashboard',
    forPerson('see-host', ROUTES.show, ({ person }) => showDashboard(deps.services, person.hostId)),
  );
  return router;
}
