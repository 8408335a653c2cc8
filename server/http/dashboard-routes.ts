import { Router } from 'express';
import { showDashboard } from '../services/show-dashboard.ts';
import type { AppDependencies } from './app.ts';
import { personOfWholeHost } from './authorize.ts';

/** The console's first page, over all events of the own host (R-REC-4). */
export function dashboardRoutes(deps: AppDependencies): Router {
  const router = Router();
  router.get('/dashboard', async (request, response) => {
    const { hostId } = await personOfWholeHost(deps, request, 'see-events');
    response.json(await showDashboard(deps.services, hostId));
  });
  return router;
}
