import { Router } from 'express';
import {
  BeatRequest,
  ClaimRequest,
  EvaluationRequest,
  SessionRequest,
} from '../contract/educator.ts';
import { claimCertificate } from '../services/claim-certificate.ts';
import { downloadCertificate } from '../services/download-certificate.ts';
import { openSession } from '../services/open-session.ts';
import { recordBeat } from '../services/record-beat.ts';
import { showAttendance } from '../services/show-attendance.ts';
import { submitEvaluation } from '../services/submit-evaluation.ts';
import type { AppDependencies } from './app.ts';
import { educatorOf } from './authorize.ts';
import { verifyEmbedToken } from './embed-tokens.ts';
import { readBody } from './read-request.ts';
import { sendPdf } from './send-pdf.ts';

/** What an educator may do; every route sees the caller's own attendance only (R-REC-4). */
export function educatorRoutes(deps: AppDependencies): Router {
  const { services, queue, tokens, embed } = deps;
  const router = Router();

  router.post('/sessions', async (request, response) => {
    const { token } = readBody(request, SessionRequest);
    const opening = await verifyEmbedToken(embed, { token, origin: request.headers.origin });
    const session = await openSession(services, { ...opening, isReleased: false });
    response.status(201).json(await tokens.issue({ kind: 'educator', sessionId: session.id }));
  });

  router.get('/attendance', async (request, response) => {
    const { session } = await educatorOf(deps, request);
    response.json(await showAttendance(services, session));
  });

  router.post('/beats', async (request, response) => {
    const { session, isHalfUsed } = await educatorOf(deps, request);
    const progress = await recordBeat(services, session, readBody(request, BeatRequest));
    const renewed = isHalfUsed && (await tokens.issue({ kind: 'educator', sessionId: session.id }));
    response.json({ progress, ...(renewed && { session: renewed }) });
  });

  router.post('/evaluation', async (request, response) => {
    const { session } = await educatorOf(deps, request);
    response.json(await submitEvaluation(services, session, readBody(request, EvaluationRequest)));
  });

  router.post('/claims', async (request, response) => {
    const { session } = await educatorOf(deps, request);
    const claim = await claimCertificate(services, queue, session, readBody(request, ClaimRequest));
    response.status(claim.status === 'waiting' ? 202 : 200).json(claim);
  });

  router.get('/certificate/pdf', async (request, response) => {
    const { session } = await educatorOf(deps, request);
    const certificate = await services.store.certificates.findStanding(
      session.eventId,
      session.participantId,
    );
    sendPdf(response, await downloadCertificate(services, certificate));
  });

  return router;
}
