import { Router } from 'express';
import { ReasonRequest } from '../contract/event.ts';
import { CertificateParams } from '../contract/host.ts';
import { downloadCertificate } from '../services/certificates/download-certificate.ts';
import { exportCertificates } from '../services/certificates/export-certificates.ts';
import { resendCertificate } from '../services/certificates/resend-certificate.ts';
import { voidCertificate } from '../services/certificates/void-certificate.ts';
import type { AppDependencies } from './app.ts';
import { type Description, createEndpoints } from './endpoint.ts';
import { PDF, sendPdf } from './send-pdf.ts';
import { sendZip } from './send-zip.ts';

const ROUTES = {
  all: {
    summary: 'All certificates that stand, as one ZIP',
    answerFile: 'application/zip',
    errors: ['EVENT_STATE'],
  },
  download: {
    summary: 'A certificate, as its educator has it',
    params: CertificateParams,
    answerFile: PDF,
    errors: ['CERTIFICATE_UNKNOWN', 'CERTIFICATE_DAMAGED'],
  },
  mail: {
    summary: 'Mail the link to a certificate to its educator again',
    params: CertificateParams,
    errors: ['CERTIFICATE_UNKNOWN', 'CERTIFICATE_VOIDED', 'ADDRESS_MISSING', 'TOO_MANY_TRIES'],
  },
  void: {
    summary: 'Take a certificate back that was issued by mistake',
    params: CertificateParams,
    body: ReasonRequest,
    errors: ['EVENT_STATE', 'CERTIFICATE_UNKNOWN', 'CERTIFICATE_VOIDED'],
  },
} satisfies Record<string, Description>;

/** An event's certificates, for the people of its host only (R-REC-4). */
export function hostCertificateRoutes(deps: AppDependencies): Router {
  const { services, limits } = deps;
  const { forEvent } = createEndpoints(deps);
  const router = Router();

  router.get(
    '/events/:id/certificates.zip',
    forEvent('see-events', ROUTES.all, async ({ person, event, response }) =>
      sendZip(response, await exportCertificates(services, person, event), services.log),
    ),
  );

  router.get(
    '/events/:id/certificates/:serial/pdf',
    forEvent('see-events', ROUTES.download, async ({ event, params, response }) => {
      const { certificates } = services.store;
      const certificate = await certificates.findBySerial(event.id, params.serial);
      sendPdf(response, await downloadCertificate(services, certificate));
    }),
  );

  router.post(
    '/events/:id/certificates/:serial/letter',
    forEvent('edit-events', ROUTES.mail, ({ person, event, params }) =>
      resendCertificate(services, limits, { event, ...params, actor: person }),
    ),
  );

  router.post(
    '/events/:id/certificates/:serial/void',
    forEvent('decide', ROUTES.void, ({ person, event, params, body }) =>
      voidCertificate(services, person, { event, ...params, ...body }),
    ),
  );

  return router;
}
