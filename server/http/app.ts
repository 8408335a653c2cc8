import { join } from 'node:path';
import cors from 'cors';
import express, { type Express } from 'express';
import { projectRoot } from '../project-root.ts';
import type { IssueQueue } from '../services/certificates/issue-queue.ts';
import type { RateLimits } from '../services/rate-limits.ts';
import type { Services } from '../services/ports.ts';
import { ownPagesOnly } from './account-access.ts';
import { accountRoutes } from './account-routes.ts';
import { claimRoutes } from './claim-routes.ts';
import { consoleRoutes } from './console-routes.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { deedRoutes } from './deed-routes.ts';
import { educatorRoutes } from './educator-routes.ts';
import { certificateLinkRoutes } from './certificate-link-routes.ts';
import { checkRoutes } from './check-routes.ts';
import type { EmbedDependencies } from './embed-tokens.ts';
import { evidenceRoutes } from './evidence-routes.ts';
import { formRoutes } from './form-routes.ts';
import { handleErrors, refuseUnknownAddress } from './error-handler.ts';
import { healthRoute } from './health.ts';
import { hostCertificateRoutes } from './host-certificate-routes.ts';
import { hostRoutes } from './host-routes.ts';
import { gradeRoutes } from './grade-routes.ts';
import { letterRoutes } from './letter-routes.ts';
import { type LtiParts, ltiRoutes } from './lti-routes.ts';
import { openApiRoutes } from './openapi/openapi-routes.ts';
import { type ApiRoom, readOperations } from './openapi/read-operations.ts';
import { ownCertificateRoutes } from './own-certificate-routes.ts';
import { participantRoutes } from './participant-routes.ts';
import { passkeyRoutes } from './passkey-routes.ts';
import { secondFactorRoutes } from './second-factor-routes.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { peopleRoutes } from './people-routes.ts';
import { platformRoutes } from './platform-routes.ts';
import { recordRoutes } from './record-routes.ts';
import { retentionRoutes } from './retention-routes.ts';
import { securityHeaders } from './security-headers.ts';
import type { SessionTokens } from './session-tokens.ts';
import { rosterRoutes } from './roster-routes.ts';
import { settingsRoutes } from './settings-routes.ts';
import { startPage } from './start-page.ts';
import { type TryOut, tryOutRoutes } from './try-out-routes.ts';

/** Everything that the HTTP edge leans on; put together in main.ts. */
export interface AppDependencies {
  services: Services;
  limits: RateLimits;
  queue: IssueQueue;
  tokens: SessionTokens;
  embed: EmbedDependencies;
  lti: LtiParts;
  publicUrl: string;
  /** Proxies before the server that say whose request it is; none are believed beyond them. */
  trustedProxies: number;
  /** Resolves when the database answers. */
  ping: () => Promise<void>;
  /** Whether an error means that the database is out of reach. */
  isDatabaseAway: (error: unknown) => boolean;
  /** Null in production. */
  tryOut: TryOut | null;
}

/** Everything below /api, in the order and under the headings of the API's page. */
export const apiRooms = (deps: AppDependencies): ApiRoom[] => [
  { at: '/api', title: 'Educators', router: educatorRoutes(deps) },
  { at: '/api', title: 'The own certificate', router: ownCertificateRoutes(deps) },
  { at: '/api/certificate-links', title: 'Links in letters', router: certificateLinkRoutes(deps) },
  { at: '/api/host', title: 'What needs somebody', router: dashboardRoutes(deps) },
  { at: '/api/host', title: 'Events', router: hostRoutes(deps) },
  { at: '/api/host', title: 'What is done with an event', router: deedRoutes(deps) },
  { at: '/api/host', title: 'Official forms', router: formRoutes(deps) },
  { at: '/api/host', title: 'Participants', router: participantRoutes(deps) },
  { at: '/api/host', title: 'Evidence of time', router: evidenceRoutes(deps) },
  { at: '/api/host', title: 'Certificates', router: hostCertificateRoutes(deps) },
  { at: '/api/host', title: 'Claims that wait', router: claimRoutes(deps) },
  { at: '/api/host', title: 'Legal hold, purge, the whole record', router: retentionRoutes(deps) },
  { at: '/api/host', title: 'Settings', router: settingsRoutes(deps) },
  { at: '/api/host', title: 'People', router: peopleRoutes(deps) },
  { at: '/api/host', title: 'Grades', router: gradeRoutes(deps) },
  { at: '/api/host', title: 'Rosters', router: rosterRoutes(deps) },
  { at: '/api/host', title: 'Mail', router: letterRoutes(deps) },
  { at: '/api/host', title: 'Learning platforms', router: platformRoutes(deps) },
  { at: '/api/host', title: 'Records', router: recordRoutes(deps) },
  { at: '/api/account', title: 'Signing in', router: signInRoutes(deps) },
  { at: '/api/account', title: 'The own account', router: accountRoutes(deps) },
  { at: '/api/account/second-factor', title: 'Second factor', router: secondFactorRoutes(deps) },
  { at: '/api/account/passkeys', title: 'Passkeys', router: passkeyRoutes(deps) },
];

const BODY_LIMIT = '64kb';

/** The whole HTTP edge. */
export function createApp(deps: AppDependencies): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', deps.trustedProxies);
  app.use(securityHeaders(deps.publicUrl));
  app.get('/healthz', healthRoute(deps));
  app.use('/assets', cors(), express.static(join(projectRoot(), '.build/widget/assets')));
  app.use('/media', cors(), express.static(join(projectRoot(), 'server/assets/media')));
  app.use('/lti', ltiRoutes(deps));
  // Any origin may ask: nothing is granted by cookie, and sessions check the origin themselves.
  app.use('/api', cors({ maxAge: 600 }), express.json({ limit: BODY_LIMIT }));
  app.use('/api/account', ownPagesOnly(deps.publicUrl));
  const api = apiRooms(deps);
  for (const { at, router } of api) app.use(at, router);
  app.use(openApiRoutes(deps, readOperations(api)));
  if (deps.tryOut) app.use('/try', tryOutRoutes(deps, deps.tryOut));
  app.use(consoleRoutes(deps));
  app.use(checkRoutes(deps));
  app.get('/', startPage(deps));
  app.use(refuseUnknownAddress);
  app.use(handleErrors(deps));
  return app;
}
