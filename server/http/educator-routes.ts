import { Router } from 'express';
import {
  AttendanceResponse,
  BeatRequest,
  BeatResponse,
  EvaluationRequest,
  SessionRequest,
  SessionResponse,
} from '../contract/educator.ts';
import { openSession, openSessionAgain } from '../services/participation/open-session.ts';
import { recordBeat } from '../services/participation/record-beat.ts';
import { showAttendance } from '../services/participation/show-attendance.ts';
import { submitEvaluation } from '../services/participation/submit-evaluation.ts';
import type { AppDependencies } from './app.ts';
import { verifyEmbedToken } from './embed-tokens.ts';
import { deviceOf } from './device.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { createReportLimit } from './report-limit.ts';

const ROUTES = {
  open: {
    summary: 'Trade the embedding page’s signed token for a session',
    body: SessionRequest,
    answer: SessionResponse,
    statuses: [201],
    errors: ['EMBED_TOKEN_INVALID', 'ORIGIN_NOT_ALLOWED', 'EVENT_UNKNOWN', 'EVENT_STATE'],
  },
  openAgain: {
    summary: 'Go on here: a new session for the same educator and event, which takes over',
    answer: SessionResponse,
    statuses: [201],
    errors: ['EVENT_UNKNOWN', 'EVENT_STATE'],
  },
  show: {
    summary: 'Everything that the element shows',
    answer: AttendanceResponse,
    errors: ['EVENT_UNKNOWN'],
  },
  report: {
    summary: 'Report what played; answers what the server’s clock proved',
    body: BeatRequest,
    answer: BeatResponse,
    errors: [
      'EVENT_STATE',
      'EVENT_UNKNOWN',
      'PART_UNKNOWN',
      'RANGE_OUTSIDE_PART',
      'SESSION_UNKNOWN',
      'TOO_MANY_REPORTS',
    ],
  },
  evaluate: {
    summary: 'Submit the evaluation, all answers at once',
    body: EvaluationRequest,
    answer: AttendanceResponse,
    errors: ['EVENT_UNKNOWN', 'EVENT_STATE', 'EVALUATION_INCOMPLETE'],
  },
} satisfies Record<string, Description>;

/** What an educator may do; every route sees the caller's own attendance only (R-REC-4). */
export function educatorRoutes(deps: AppDependencies): Router {
  const { services, tokens, embed } = deps;
  const { forAnybody, forEducator } = createEndpoints(deps);
  const requireFewReports = createReportLimit();
  const router = Router();

  router.post(
    '/sessions',
    forAnybody(ROUTES.open, async ({ body: { token }, request }) => {
      const opening = await verifyEmbedToken(embed, { token, origin: request.headers.origin });
      const device = deviceOf(request);
      const session = await openSession(services, { ...opening, isReleased: false, device });
      return tokens.issue({ kind: 'educator', sessionId: session.id });
    }),
  );

  router.post(
    '/sessions/again',
    forEducator(ROUTES.openAgain, async ({ session, request }) => {
      const next = await openSessionAgain(services, session, deviceOf(request));
      return tokens.issue({ kind: 'educator', sessionId: next.id });
    }),
  );

  router.get(
    '/attendance',
    forEducator(ROUTES.show, ({ session }) => showAttendance(services, session)),
  );

  router.post(
    '/beats',
    forEducator(ROUTES.report, async ({ session, isHalfUsed, body }) => {
      await requireFewReports(session.id);
      const proven = await recordBeat(services, session, body);
      if (!isHalfUsed) return proven;
      const renewed = await tokens.issue({ kind: 'educator', sessionId: session.id });
      return { ...proven, renewed };
    }),
  );

  router.post(
    '/evaluation',
    forEducator(ROUTES.evaluate, ({ session, body }) => submitEvaluation(services, session, body)),
  );

  return router;
}
