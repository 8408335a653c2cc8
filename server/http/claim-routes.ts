import { Router } from 'express';
import {
  IssueWaitingRequest,
  IssueWaitingResponse,
  RemindReadyResponse,
} from '../contract/certificates.ts';
import { issueWaiting } from '../services/certificates/issue-waiting.ts';
import { remindReady } from '../services/certificates/remind-ready.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';

const ROUTES = {
  issue: {
    summary: 'Issue to the next of those who have claimed and wait',
    body: IssueWaitingRequest,
    answer: IssueWaitingResponse,
    errors: ['EVENT_STATE', 'FORM_NOT_READY', 'SIGNATURE_MISSING', 'SIGNATURE_NOT_ALLOWED'],
  },
  remind: {
    summary: 'Write to everybody who may claim and has not, once a day at most',
    answer: RemindReadyResponse,
    errors: ['EVENT_STATE'],
  },
} satisfies Record<string, Description>;

/** Claims that wait, and people who may claim (R-CRT-3, R-CRT-6). */
export function claimRoutes(deps: AppDependencies): Router {
  const { services, queue } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/events/:id/certificates/issue',
    forEvent('edit-events', ROUTES.issue, ({ person, event, body: { after = null } }) =>
      issueWaiting(services, queue, { event, actor: person, after }),
    ),
  );

  router.post(
    '/events/:id/participants/remind',
    forEvent('edit-events', ROUTES.remind, ({ person, event }) =>
      remindReady(services, { event, actor: person }),
    ),
  );
  return router;
}
