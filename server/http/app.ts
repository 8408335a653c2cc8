import { join } from 'node:path';
import cors from 'cors';
import express, { type Express } from 'express';
import { projectRoot } from '../project-root.ts';
import type { IssueQueue } from '../services/issue-queue.ts';
import type { Services } from '../services/ports.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { deedRoutes } from './deed-routes.ts';
import { educatorRoutes } from './educator-routes.ts';
import type { EmbedDependencies } from './embed-tokens.ts';
import { formRoutes } from './form-routes.ts';
import { handleErrors, refuseUnknownAddress } from './error-handler.ts';
import { healthRoute } from './health.ts';
import { hostRoutes } from './host-routes.ts';
import { type LtiParts, ltiRoutes } from './lti-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { securityHeaders } from './security-headers.ts';
import type { SessionTokens } from './session-tokens.ts';
import { settingsRoutes } from './settings-routes.ts';
import { startPage } from './start-page.ts';
import { type TryOut, tryOutRoutes } from './try-out-routes.ts';

/** Everything that the HTTP edge leans on; put together in main.ts. */
export interface AppDependencies {
  services: Services;
  queue: IssueQueue;
  tokens: SessionTokens;
  embed: EmbedDependencies;
  lti: LtiParts;
  publicUrl: string;
  /** Resolves when the database answers. */
  ping: () => Promise<void>;
  /** Whether an error means that the database is out of reach. */
  isDatabaseAway: (error: unknown) => boolean;
  /** Null in production. */
  tryOut: TryOut | null;
}

const BODY_LIMIT = '64kb';

/** The whole HTTP edge. */
export function createApp(deps: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(deps.publicUrl));
  app.get('/healthz', healthRoute(deps));
  app.use('/assets', cors(), express.static(join(projectRoot(), '.build/widget/assets')));
  app.use('/media', cors(), express.static(join(projectRoot(), 'server/assets/media')));
  app.use('/lti', ltiRoutes(deps));
  // Any origin may ask: nothing is granted by cookie, and sessions check the origin themselves.
  app.use('/api', cors({ maxAge: 600 }), express.json({ limit: BODY_LIMIT }));
  app.use(
    '/api/host',
    dashboardRoutes(deps),
    hostRoutes(deps),
    deedRoutes(deps),
    formRoutes(deps),
    participantRoutes(deps),
    settingsRoutes(deps),
    recordRoutes(deps),
  );
  app.use('/api', educatorRoutes(deps));
  if (deps.tryOut) app.use('/try', tryOutRoutes(deps, deps.tryOut));
  app.get('/', startPage(deps));
  app.use(refuseUnknownAddress);
  app.use(handleErrors(deps));
  return app;
}
