import { Router } from 'express';
import { ClaimRequest, ClaimSchema } from '../contract/educator.ts';
import { claimCertificate } from '../services/certificates/claim-certificate.ts';
import { downloadCertificate } from '../services/certificates/download-certificate.ts';
import { mailOwnCertificate } from '../services/certificates/resend-certificate.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { PDF, sendPdf } from './send-pdf.ts';

const ROUTES = {
  claim: {
    summary: 'Claim the certificate; 202 while it waits for the official form',
    body: ClaimRequest,
    answer: ClaimSchema,
    statuses: [200, 202],
    errors: [
      'EVENT_STATE',
      'EVENT_UNKNOWN',
      'CLAIM_TOO_EARLY',
      'NAME_NOT_PRINTABLE',
      'NAME_TOO_LONG',
    ],
  },
  download: {
    summary: 'The own certificate',
    answerFile: PDF,
    errors: ['CERTIFICATE_UNKNOWN', 'CERTIFICATE_DAMAGED'],
  },
  mail: {
    summary: 'Mail the link to the own certificate again',
    errors: ['CERTIFICATE_UNKNOWN', 'ADDRESS_MISSING', 'TOO_MANY_TRIES'],
  },
} satisfies Record<string, Description>;

/** An educator's own certificate: claimed, downloaded, mailed again (R-CRT-7, R-CRT-8). */
export function ownCertificateRoutes(deps: AppDependencies): Router {
  const { services, queue, limits } = deps;
  const { forEducator } = createEndpoints(deps);
  const router = Router();

  router.post(
    '/claims',
    forEducator(ROUTES.claim, async ({ session, body, response }) => {
      const claim = await claimCertificate(services, queue, session, body);
      if (claim.status === 'waiting') response.status(202);
      return claim;
    }),
  );

  router.get(
    '/certificate/pdf',
    forEducator(ROUTES.download, async ({ session: { eventId, participantId }, response }) => {
      const { certificates } = services.store;
      const certificate = await certificates.findStanding(eventId, participantId);
      sendPdf(response, await downloadCertificate(services, certificate));
    }),
  );

  router.post(
    '/certificate/letter',
    forEducator(ROUTES.mail, ({ session }) => mailOwnCertificate(services, limits, session)),
  );

  return router;
}
