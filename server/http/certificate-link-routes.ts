import { type Request, Router } from 'express';
import { CertificateLinkRequest, CertificateLinkResponse } from '../contract/certificates.ts';
import {
  downloadByLink,
  openCertificateLink,
} from '../services/certificates/open-certificate-link.ts';
import { requireFewTries } from '../services/rate-limits.ts';
import { networkOf } from './account-access.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { PDF, sendPdf } from './send-pdf.ts';

const ROUTES = {
  open: {
    summary: 'The certificate that the link in a letter was made for',
    body: CertificateLinkRequest,
    answer: CertificateLinkResponse,
    errors: ['CERTIFICATE_UNKNOWN', 'CERTIFICATE_TAKEN_BACK', 'TOO_MANY_TRIES'],
  },
  download: {
    summary: 'Its PDF',
    body: CertificateLinkRequest,
    answerFile: PDF,
    errors: [
      'CERTIFICATE_UNKNOWN',
      'CERTIFICATE_TAKEN_BACK',
      'CERTIFICATE_DAMAGED',
      'TOO_MANY_TRIES',
    ],
  },
} satisfies Record<string, Description>;

/** Links in letters: the page that they lead to asks here, so that no address has the secret in it. */
export function certificateLinkRoutes(deps: AppDependencies): Router {
  const { services, limits } = deps;
  const { forAnybody } = createEndpoints(deps);
  const router = Router();
  const countTry = (request: Request) => requireFewTries(limits, 'certificate', networkOf(request));

  router.post(
    '/',
    forAnybody(ROUTES.open, async ({ body: { token }, request }) => {
      await countTry(request);
      return openCertificateLink(services, token);
    }),
  );

  router.post(
    '/pdf',
    forAnybody(ROUTES.download, async ({ body: { token }, request, response }) => {
      await countTry(request);
      sendPdf(response, await downloadByLink(services, token));
    }),
  );
  return router;
}
